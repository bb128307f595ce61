"""Workers that are behind are handed no more than they can take in time."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from aksio.adapters.celery.app import celery_app
from aksio.adapters.celery.work_queue import BrokerAway, CeleryWorkQueue
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.leadership import FileLockLeadership
from aksio.adapters.sql.leases import SqlLeases
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.shared.bell import Bell
from aksio.application.shared.hand_over import MOST_WAITING, HandOver
from aksio.domain.courses.course import Course
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.composition import delivery
from aksio.entrypoints.worker.relay import Relay
from tests.integration.topology.program import Killable
from tests.make.clock import NOON, FixedClock
from tests.make.polling import until

NewUnitOfWork = Callable[[], SqlUnitOfWork]


@pytest.fixture
def queue(redis_url: str) -> Iterator[CeleryWorkQueue]:
    app = celery_app(redis_url)
    yield CeleryWorkQueue(app)
    app.close()


async def test_it_counts_what_nobody_has_taken(queue: CeleryWorkQueue) -> None:
    assert await queue.waiting() == 0
    for _ in range(3):
        await queue.put(uuid4(), token=uuid4(), until=datetime.now(UTC) + timedelta(minutes=1))
    assert await queue.waiting() == 3


@pytest.mark.parametrize("only", delivery.QUEUES)
async def test_a_worker_can_be_kept_for_one_queue(only: str, redis_url: str, sqlite_url: str, tmp_path: Path) -> None:
    app = celery_app(redis_url)
    queues = {name: CeleryWorkQueue(app, queue) for name, queue in delivery.QUEUES.items()}
    for queue in queues.values():
        await queue.put(uuid4(), token=uuid4(), until=datetime.now(UTC) + timedelta(minutes=1))
    command = [sys.executable, "-m", "aksio.entrypoints.cli.main", "celery", "worker", "--processes", "1"]
    variables = {"AKSIO_DATABASE_URL": sqlite_url, "AKSIO_CELERY_BROKER_URL": redis_url, "TMPDIR": str(tmp_path)}
    worker = Killable("worker", [*command, "--only", only], tmp_path, lambda: True, variables)
    worker.start()
    try:
        await until(queues.pop(only).waiting, lambda count: count == 0)
        [other] = queues.values()
        assert await other.waiting() == 1
    finally:
        worker.end()
        with app.pool.acquire() as connection:
            for queue_name in delivery.QUEUES.values():
                connection.default_channel.queue_purge(queue_name)
        app.close()


async def test_a_broker_that_is_away_is_said_to_be_away() -> None:
    with pytest.raises(BrokerAway):
        await CeleryWorkQueue(celery_app("redis://127.0.0.1:1/0")).waiting()


async def test_a_relay_hands_over_no_more_than_there_is_room_for(
    queue: CeleryWorkQueue, database: Database, new_uow: NewUnitOfWork, clock: FixedClock, tmp_path: Path
) -> None:
    async with new_uow() as uow:
        for number in range(2 * MOST_WAITING):
            uow.courses.add(
                Course.create(id=CourseId(uuid4()), learner_id=LearnerId(UUID(int=7)), name=f"{number}", now=NOON)
            )
        await uow.commit()
    hand_over = HandOver(SqlLeases(database), queue, clock, RandomIds(), lease=timedelta(minutes=1))
    leadership, stopping = FileLockLeadership(tmp_path / "relay"), asyncio.Event()
    relay = Relay(SqlOutbox(database), hand_over, leadership, clock, Bell(), room=hand_over.room)
    running = asyncio.create_task(relay.run(stopping))
    await until(queue.waiting, lambda count: count == MOST_WAITING)
    await asyncio.sleep(0.2)
    assert await queue.waiting() == MOST_WAITING
    stopping.set()
    await running
