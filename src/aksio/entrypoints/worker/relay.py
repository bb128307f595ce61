"""The relay: takes events out of the outbox and sees that each is delivered."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from uuid import UUID

import structlog

from aksio.application.shared.bell import Bell
from aksio.application.shared.outbox import Leadership, Outbox, OutboxRow
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import AksioError

log = structlog.get_logger("aksio.relay")

AT_ONCE = 16
"""Deliveries under way at a time."""
_LOOK_AGAIN_SECONDS = 0.5
_FIRST_LOOK_SECONDS = 0.03
"""After rows were found. Who runs them elsewhere rings no bell here, and the next row of their key waits for that."""
_DRAIN_SECONDS = 10

Room = Callable[[], Awaitable[int]]
"""How many rows more may be delivered now; where workers are behind there is none."""


async def _ample() -> int:
    return AT_ONCE


Delivery = Callable[[OutboxRow], Awaitable[Exception | None]]
"""Runs the reactions to a row, or hands it to somebody who does. The error is only for the log."""


class Relay:
    """Runs until it is stopped. Only one of all the processes that have the same `leadership` delivers at a time."""

    def __init__(
        self,
        outbox: Outbox,
        deliver: Delivery,
        leadership: Leadership,
        clock: Clock,
        bell: Bell,
        *,
        room: Room = _ample,
    ) -> None:
        self._outbox = outbox
        self._deliver_row = deliver
        self._leadership = leadership
        self._clock = clock
        self._bell = bell
        self._room = room
        self._under_way: dict[UUID, asyncio.Task[None]] = {}

    async def run(self, stopping: asyncio.Event) -> None:
        """Look for work when the bell rings, and without it ever more seldom, until `stopping` is set."""
        pause = _LOOK_AGAIN_SECONDS
        with self._bell.heard() as heard:
            while not stopping.is_set():
                heard.clear()
                pause = _FIRST_LOOK_SECONDS if await self._look() else min(2 * pause, _LOOK_AGAIN_SECONDS)
                await _first_of(heard.wait(), stopping.wait(), seconds=pause)
        await self._drain()

    async def _look(self) -> bool:
        """Whether there was anything to deliver, and it was ours to do. Events must not wait for a restart."""
        try:
            return await self._leadership.held() and await self._start_deliveries()
        except AksioError as error:
            log.warning("relay_waits", reason=error.code)
        except Exception as error:
            log.error("relay_failed", exc_info=error)
        return False

    async def _start_deliveries(self) -> bool:
        """Whether there was anything to deliver."""
        under_way = len(self._under_way)  # before the count: whoever leaves while it is made is counted twice at worst
        free = min(AT_ONCE, await self._room()) - under_way
        if free <= 0:
            return False
        rows = await self._outbox.undelivered(now=self._clock.now(), limit=free, leave_out=frozenset(self._under_way))
        for row in rows:
            self._under_way[row.id] = asyncio.create_task(self._deliver(row))
        return bool(rows)

    async def _deliver(self, row: OutboxRow) -> None:
        structlog.contextvars.bind_contextvars(request_id=row.trace_id, event_name=row.name)
        try:
            error = await self._deliver_row(row)
            if error is not None:
                log.warning("delivery_failed", event_id=str(row.id), attempts=row.attempts + 1, exc_info=error)
        except Exception as error:
            log.warning("delivery_not_marked", event_id=str(row.id), exc_info=error)
        finally:
            del self._under_way[row.id]
            self._bell.ring()

    async def _drain(self) -> None:
        """Finish what is nearly done; hand the rest back by leaving it undelivered."""
        tasks = list(self._under_way.values())
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=_DRAIN_SECONDS)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
        await self._leadership.release()


async def _first_of(*waits: Coroutine[Any, Any, Any], seconds: float) -> None:
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
