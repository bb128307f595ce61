"""Tell events to the world outside: one round of what waits in the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from aksio.application.shared.deliver_event import MOST_ATTEMPTS, retry_delay
from aksio.application.shared.outbox import Outbox, OutboxRow
from aksio.application.shared.ports import Clock

AT_ONCE = 500
_NOTHING: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class NotPublished:
    """Why a row was not taken. What is `passing` is over once the other side is back."""

    reason: str
    passing: bool


class EventPublisher(Protocol):
    """Where others listen."""

    async def publish(self, rows: Sequence[OutboxRow]) -> dict[UUID, NotPublished]:
        """Send all and wait until each is acknowledged; the answer names those that were not."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """How many events were published, and how many wait for the other side to come back."""

    published: int
    waiting: int


class PublishEvents:
    """A row is marked after its acknowledgement, never before.

    What fails while the other side is away stays as it is; what is refused for its own sake is tried again later and
    parked at last.
    """

    def __init__(self, outbox: Outbox, publisher: EventPublisher, clock: Clock) -> None:
        self._outbox = outbox
        self._publisher = publisher
        self._clock = clock

    async def __call__(self) -> Round:
        rows = await self._outbox.undelivered(now=self._clock.now(), limit=AT_ONCE, leave_out=_NOTHING)
        if not rows:
            return Round(published=0, waiting=0)
        refused = await self._publisher.publish(rows)
        done = [row.id for row in rows if row.id not in refused]
        if done:
            await self._outbox.delivered(*done, now=self._clock.now())
        for row in rows:
            if row.id in refused and not refused[row.id].passing:
                await self._put_off(row, refused[row.id].reason)
        return Round(published=len(done), waiting=sum(each.passing for each in refused.values()))

    async def _put_off(self, row: OutboxRow, reason: str) -> None:
        attempts, now = row.attempts + 1, self._clock.now()
        if attempts >= MOST_ATTEMPTS:
            await self._outbox.park(row.id, attempts=attempts, error=reason, now=now)
        else:
            await self._outbox.failed(row.id, attempts=attempts, error=reason, retry_at=now + retry_delay(attempts))
