"""What carries work and news beyond this process: Redis, Kafka and Celery, each only where its address is set.

Their libraries are imported when they are needed: most commands need none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from aksio.adapters.celery import queues
from aksio.adapters.memory.rate_limiter import MemoryRateLimiter
from aksio.application.shared.outbox import Backlog
from aksio.application.shared.ports import Clock
from aksio.entrypoints.composition.settings import BadSettings, Settings

if TYPE_CHECKING:
    from celery import Celery
    from redis.asyncio import Redis

    from aksio.adapters.celery.app import Process
    from aksio.adapters.celery.work_queue import CeleryWorkQueue
    from aksio.adapters.kafka.dead_letters import KafkaDeadLetters
    from aksio.adapters.kafka.inbox import KafkaInbox
    from aksio.adapters.kafka.old_topics import Names
    from aksio.adapters.kafka.producer import KafkaProducer
    from aksio.adapters.kafka.publisher import KafkaEventPublisher
    from aksio.adapters.redis.rate_limiter import RedisRateLimiter

QUEUES = {"reactions": queues.REACTIONS, "long-work": queues.LONG_WORK}
"""Of Celery's workers, by what waits in them."""
GROUP = "aksio"
INBOUND_TOPICS = ("document.processing", "document.upload.rag")


def redis(url: str | None) -> Redis | None:
    """The one client of this process, for whoever may lose what is in Redis; None without an address."""
    if url is None:
        return None
    from aksio.adapters.redis.client import redis_client

    return redis_client(url)


def rate_limiter(client: Redis | None, clock: Clock) -> RedisRateLimiter | MemoryRateLimiter:
    """For all processes together where there is Redis."""
    local = MemoryRateLimiter(clock)
    if client is None:
        return local
    from aksio.adapters.redis.rate_limiter import RedisRateLimiter

    return RedisRateLimiter(client, local)


def backlogs(settings: Settings, reactions: Backlog, publication: Backlog) -> dict[str, Backlog]:
    """What may wait in the outbox: without Kafka nothing waits for publication."""
    measured = {"reactions": reactions}
    return measured if settings.kafka_bootstrap_servers is None else {**measured, "publication": publication}


def kafka_producer(settings: Settings) -> KafkaProducer:
    """Raises BadSettings without Kafka."""
    from aksio.adapters.kafka.producer import KafkaProducer

    return KafkaProducer(_kafka(settings))


def event_publisher(settings: Settings, producer: KafkaProducer, names: Names) -> KafkaEventPublisher:
    """With the old topics where they are switched on."""
    from aksio.adapters.kafka.old_topics import OldTopics
    from aksio.adapters.kafka.publisher import KafkaEventPublisher

    return KafkaEventPublisher(producer, OldTopics(names) if settings.kafka_old_topics == "on" else None)


def inbox(settings: Settings) -> KafkaInbox:
    """What others tell us. Raises BadSettings without Kafka."""
    from aksio.adapters.kafka.inbox import KafkaInbox

    return KafkaInbox(_kafka(settings), group=GROUP, topics=INBOUND_TOPICS)


def dead_letters(settings: Settings, producer: KafkaProducer) -> KafkaDeadLetters:
    """What of it was given up."""
    from aksio.adapters.kafka.dead_letters import KafkaDeadLetters

    return KafkaDeadLetters(producer, _kafka(settings), INBOUND_TOPICS)


def celery(settings: Settings) -> Celery:
    """Raises BadSettings without a broker."""
    if settings.celery_broker_url is None:
        raise BadSettings("AKSIO_CELERY_BROKER_URL is needed: it names the broker of Celery's workers.")
    from aksio.adapters.celery.app import celery_app

    return celery_app(settings.celery_broker_url)


def add_tasks(app: Celery, new_process: Callable[[], Process]) -> None:
    """What its workers can do."""
    from aksio.adapters.celery import app as celery_app

    celery_app.add_tasks(app, new_process)


def run_beat(app: Celery, periods: Mapping[str, timedelta], *, log_level: str) -> None:
    """Hand out timed work until SIGTERM."""
    from aksio.adapters.celery import app as celery_app

    celery_app.run_beat(app, periods, log_level=log_level)


def work_queue(app: Celery, queue: str) -> CeleryWorkQueue:
    """Where a relay puts rows for workers."""
    from aksio.adapters.celery.work_queue import CeleryWorkQueue

    return CeleryWorkQueue(app, queue)


def _kafka(settings: Settings) -> str:
    if settings.kafka_bootstrap_servers is None:
        raise BadSettings("AKSIO_KAFKA_BOOTSTRAP_SERVERS is needed: it says where Kafka is.")
    return settings.kafka_bootstrap_servers
