"""Background work as a whole: inside `serve` or in a process of its own.

Reactions and timed work run here, or on Celery's workers where there is a broker; events are published, and messages
taken in, where there is Kafka.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from aksio.application.shared.deliver_event import DeliverEvent
from aksio.application.shared.hand_over import HandOver
from aksio.application.shared.outbox import Leadership, Outbox
from aksio.application.shared.take_in import TakeIn
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.intake import Intake
from aksio.entrypoints.worker.long_work import LONG_WORK
from aksio.entrypoints.worker.publication import Publication
from aksio.entrypoints.worker.relay import Relay
from aksio.entrypoints.worker.schedule import run_schedule, timed_work
from aksio.entrypoints.worker.subscriptions import Subscriptions
from aksio.entrypoints.worker.topics import handlers


async def run_background(container: Container, stopping: asyncio.Event) -> None:
    """Deliver events, do timed work and listen, until `stopping` is set."""
    adapters, settings = container.adapters, container.settings()
    async with asyncio.TaskGroup() as group:
        for relay in (_relay(container), _relay_of_long_work(container)):
            group.create_task(relay.run(stopping))
        if settings.celery_broker_url is None:
            group.create_task(run_schedule(timed_work(container), stopping))
        if settings.kafka_bootstrap_servers is not None:
            publication = Publication(container.shared.publish_events(), adapters.publication_leadership())
            intake = Intake(adapters.inbox(), TakeIn(handlers(container), adapters.dead_letters()))
            group.create_task(publication.run(stopping))
            group.create_task(intake.run(stopping))


def _relay(container: Container) -> Relay:
    adapters = container.adapters
    outbox = adapters.outbox_of_kinds(besides=LONG_WORK)
    return _new_relay(container, outbox, adapters.leadership(), container.shared.hand_over)


def _relay_of_long_work(container: Container) -> Relay:
    adapters = container.adapters
    outbox = adapters.outbox_of_kinds(only=LONG_WORK)
    return _new_relay(container, outbox, adapters.long_work_leadership(), container.shared.hand_over_long_work)


def _new_relay(
    container: Container, outbox: Outbox, leadership: Leadership, new_hand_over: Callable[[], HandOver]
) -> Relay:
    """Runs the reactions here, or hands them to Celery's workers."""
    adapters = container.adapters
    new_relay = partial(Relay, outbox, leadership=leadership, clock=adapters.clock(), bell=adapters.bell())
    if container.settings().celery_broker_url is not None:
        hand_over = new_hand_over()
        return new_relay(hand_over, room=hand_over.room)
    return new_relay(DeliverEvent(outbox, adapters.event_decoder(), Subscriptions(container), adapters.clock()))


@asynccontextmanager
async def background(container: Container, stopping: asyncio.Event | None = None) -> AsyncIterator[None]:
    """The same, beside whatever runs inside the block; it ends with the block, or begins to when `stopping` is set."""
    stopping = stopping or asyncio.Event()
    task = asyncio.create_task(run_background(container, stopping))
    try:
        yield
    finally:
        stopping.set()
        await task
