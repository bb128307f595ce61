"""Deliveries that leave the process: the relay hands rows over, and workers elsewhere run their reactions.

A row that is handed over is leased, not delivered. Only whoever holds its token may say how the delivery ended; when
nobody says anything before the lease is over, the row is handed over again, under another token.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from aksio.application.shared.deliver_event import DeliverEvent
from aksio.application.shared.outbox import EventDecoder, OutboxRow, Outcomes, Reactions
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.errors import AksioError, Unavailable

MOST_WAITING = 32
"""Rows in the queue that no worker has taken yet: enough that none is idle, few enough that each is taken in time."""

_TRY_AGAIN = timedelta(seconds=1)


class WorkQueue(Protocol):
    """Where workers wait for work. It may lose what is in it: nothing true lives there."""

    async def put(self, row_id: UUID, *, token: UUID, until: datetime) -> None:
        """Nobody needs to look at it after `until`. Raises Unavailable."""

    async def waiting(self) -> int:
        """How many are in it that no worker has taken. Raises Unavailable."""


class HeldRow(Outcomes, Protocol):
    """A row in our hands; what is said of it counts as long as nobody else was given it."""

    @property
    def row(self) -> OutboxRow:
        """What is to be delivered."""

    async def renew(self, *, until: datetime) -> bool:
        """Show life; False when somebody else has it."""


class Leases(Protocol):
    """Who may deliver which row."""

    async def lease(self, row_id: UUID, *, token: UUID, until: datetime) -> None:
        """Nobody else is given it before `until`."""

    async def take_up(self, row_id: UUID, *, token: UUID, mine: UUID, until: datetime) -> HeldRow | None:
        """Exchange the token that came with the work for one of one's own; None when that token counts no more."""

    async def give_back(self, row_id: UUID, *, token: UUID, at: datetime) -> None:
        """It can be handed over again from then on."""


class HandOver:
    """What the relay does with a row where workers run the reactions. Leased first: a queue may be quicker than we.

    What waits in the queue for longer than its lease is handed over anew, and the old message is for nothing. So
    little is put there at a time, and the old message goes by itself: otherwise workers who are behind would look at
    ever more messages for nothing, and fall further behind.
    """

    def __init__(self, leases: Leases, queue: WorkQueue, clock: Clock, ids: Ids, *, lease: timedelta) -> None:
        self._leases = leases
        self._queue = queue
        self._clock = clock
        self._ids = ids
        self._lease = lease

    async def __call__(self, row: OutboxRow) -> Exception | None:
        """The error that stopped it, or None. Only for the log."""
        token, until = self._ids.new(), self._clock.now() + self._lease
        await self._leases.lease(row.id, token=token, until=until)
        try:
            await self._queue.put(row.id, token=token, until=until)
        except Unavailable as away:
            await self._leases.give_back(row.id, token=token, at=self._clock.now() + _TRY_AGAIN)
            return away
        return None

    async def room(self) -> int:
        """How many rows more the queue should be given. Raises Unavailable."""
        return MOST_WAITING - await self._queue.waiting()


class DeliverHandedOver:
    """What a worker does with a row. Answers whether it was its turn."""

    def __init__(
        self,
        leases: Leases,
        decoder: EventDecoder,
        reactions: Reactions,
        clock: Clock,
        ids: Ids,
        *,
        lease: timedelta,
        report: Callable[[OutboxRow, Exception], None],
    ) -> None:
        self._leases = leases
        self._decoder = decoder
        self._reactions = reactions
        self._clock = clock
        self._ids = ids
        self._lease = lease
        self._report = report

    async def __call__(self, row_id: UUID, token: UUID) -> bool:
        held = await self._leases.take_up(row_id, token=token, mine=self._ids.new(), until=self._until())
        if held is None:
            return False
        showing_life = asyncio.create_task(self._show_life(held))
        try:
            deliver = DeliverEvent(held, self._decoder, self._reactions, self._clock)
            error = await deliver(held.row)
            if error is not None:
                self._report(held.row, error)
        finally:
            showing_life.cancel()
        return True

    async def _show_life(self, held: HeldRow) -> None:
        """Storage that is away for a moment is no reason to stop showing it."""
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            with suppress(AksioError):
                if not await held.renew(until=self._until()):
                    return

    def _until(self) -> datetime:
        return self._clock.now() + self._lease
