"""The outbox as the application sees it: rows that wait for delivery, and the ports around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.domain.shared.aggregate import Event


@dataclass(frozen=True, kw_only=True)
class OutboxRow:
    """One event on its way. `payload` holds plain JSON values; `attempts` counts the failed ones."""

    id: UUID
    name: str
    aggregate_key: str
    payload: Mapping[str, object]
    occurred_at: datetime
    trace_id: str | None
    attempts: int
    error: str | None = None


class Outcomes(Protocol):
    """Where it is written down what became of a row that somebody tried to deliver."""

    async def delivered(self, *row_ids: UUID, now: datetime) -> None:
        """Everybody who had to know knows."""

    async def failed(self, row_id: UUID, *, attempts: int, error: str, retry_at: datetime) -> None:
        """Not before `retry_at` again."""

    async def park(self, row_id: UUID, *, attempts: int, error: str, now: datetime) -> None:
        """It kept failing: leave it to a person."""


class Outbox(Outcomes, Protocol):
    """Rows that were committed and not yet delivered. Each kind of delivery has one: reactions, and publication."""

    async def undelivered(self, *, now: datetime, limit: int, leave_out: frozenset[UUID]) -> list[OutboxRow]:
        """The oldest due rows except those under way; only the first of each aggregate, to keep its order."""


class ParkedEvents(Protocol):
    """What the relay gave up on."""

    async def parked(self, *, limit: int) -> list[OutboxRow]:
        """The newest parked rows."""

    async def redrive(self, row_ids: tuple[UUID, ...], *, now: datetime) -> int:
        """Let the relay try these again (all parked rows when none is named); returns how many."""


@dataclass(frozen=True, kw_only=True)
class BacklogView:
    """How many events wait, how long the oldest has waited, and how many were given up."""

    waiting: int
    oldest_seconds: float
    parked: int


class Backlog(Protocol):
    """What one kind of delivery still has to do."""

    async def backlog(self, *, now: datetime) -> BacklogView:
        """At this moment."""


class EventDecoder(Protocol):
    """Turns a row back into its event."""

    def __call__(self, name: str, payload: Mapping[str, object]) -> Event:
        """Raises ValueError for a name or payload that this version does not know."""


class Reactions(Protocol):
    """Whatever has to follow an event."""

    async def __call__(self, event: Event, *, delivery_id: UUID) -> None:
        """Run it all. Deliveries repeat after a crash: `delivery_id` is the same each time."""


class Leadership(Protocol):
    """Of all the processes on one database, one delivers at a time."""

    async def held(self) -> bool:
        """Whether this process leads now; tries to become the leader when nobody is."""

    async def release(self) -> None:
        """Let another one lead."""
