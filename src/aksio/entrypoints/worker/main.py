"""Background work as a whole: the relay and the timed work, inside `serve` or in a process of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aksio.application.shared.deliver_event import DeliverEvent
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.relay import Relay
from aksio.entrypoints.worker.schedule import run_schedule, timed_work
from aksio.entrypoints.worker.subscriptions import Subscriptions


async def run_background(container: Container, stopping: asyncio.Event) -> None:
    """Deliver events and do timed work until `stopping` is set."""
    adapters = container.adapters
    deliver_event = DeliverEvent(
        adapters.outbox(), adapters.event_decoder(), Subscriptions(container), adapters.clock()
    )
    relay = Relay(adapters.outbox(), deliver_event, adapters.leadership(), adapters.clock(), adapters.bell())
    async with asyncio.TaskGroup() as group:
        group.create_task(relay.run(stopping))
        group.create_task(run_schedule(timed_work(container), stopping))


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
