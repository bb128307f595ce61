"""Look at the events that the relay gave up on, and let it try again."""

from uuid import UUID

from aksio.application.shared.outbox import OutboxRow, ParkedEvents
from aksio.application.shared.ports import Clock


class ListParkedEvents:
    """Newest first."""

    def __init__(self, events: ParkedEvents) -> None:
        self._events = events

    async def __call__(self, *, limit: int) -> list[OutboxRow]:
        return await self._events.parked(limit=limit)


class RedriveEvents:
    """Answers how many are tried again; without ids it is all that are parked."""

    def __init__(self, events: ParkedEvents, clock: Clock) -> None:
        self._events = events
        self._clock = clock

    async def __call__(self, *, event_ids: tuple[UUID, ...] = ()) -> int:
        return await self._events.redrive(event_ids, now=self._clock.now())
