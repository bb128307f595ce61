"""The outbox: events wait here, in the transaction that caused them, until the relay has delivered them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Column, ColumnElement, RowMapping, Select, func, select, update

from aksio.adapters.sql.codec import encode, names_of
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.tables.machinery import outbox
from aksio.application.shared.outbox import BacklogView, OutboxRow
from aksio.application.shared.ports import Ids
from aksio.domain.shared.aggregate import Event


def outbox_rows(events: Sequence[Event], *, ids: Ids) -> list[dict[str, Any]]:
    """Rows for new events, in their order. They remember the request that caused them."""
    trace_id = structlog.contextvars.get_contextvars().get("request_id")
    return [_new_row(event, row_id=ids.new(), trace_id=trace_id) for event in events]


@dataclass(frozen=True)
class Track:
    """The columns of one kind of delivery. Each goes at its own pace: Kafka may be away while reactions go on."""

    done_at: Column[datetime]
    attempts: Column[int]
    after: Column[datetime]
    parked_at: Column[datetime]
    error: Column[str]

    @property
    def waiting(self) -> ColumnElement[bool]:
        """Not done, and not left to a person."""
        return self.done_at.is_(None) & self.parked_at.is_(None)

    def first_of_its_aggregate(self) -> ColumnElement[bool]:
        """Of what waits of the same aggregate it is the oldest.

        The oldest is looked up for each row in turn: databases take NOT EXISTS for a join, and then read all that
        waits for every batch of it.
        """
        other = outbox.alias("other")
        waiting = other.c[self.done_at.name].is_(None) & other.c[self.parked_at.name].is_(None)
        same = select(other.c.id).where(waiting, other.c.aggregate_key == outbox.c.aggregate_key)
        return outbox.c.id == same.order_by(other.c.id).limit(1).scalar_subquery()


REACTIONS = Track(outbox.c.delivered_at, outbox.c.attempts, outbox.c.available_at, outbox.c.parked_at, outbox.c.error)
PUBLICATION = Track(
    outbox.c.published_at,
    outbox.c.publish_attempts,
    outbox.c.publish_after,
    outbox.c.publish_parked_at,
    outbox.c.publish_error,
)


class SqlOutbox:
    """See the ports `Outbox`, `ParkedEvents` and `Backlog`, for one kind of delivery.

    Rows are found by "not delivered", never by an id above the last one seen: with concurrent writers a lower id may
    be committed later. `only` some kinds of events, or all `besides` some, are handed out; whatever waits of the same
    aggregate is first in line all the same.
    """

    def __init__(
        self,
        database: Database,
        track: Track = REACTIONS,
        *,
        only: Collection[type[Event]] | None = None,
        besides: Collection[type[Event]] = (),
    ) -> None:
        self._database = database
        self._track = track
        self._only = None if only is None else names_of(only)
        self._besides = names_of(besides)

    async def undelivered(self, *, now: datetime, limit: int, leave_out: frozenset[UUID]) -> list[OutboxRow]:
        """See the port."""
        track = self._track
        due = track.after.is_(None) | (track.after <= now)
        query = (
            select(outbox)
            .where(track.waiting, due, *self._of_its_kinds(), track.first_of_its_aggregate())
            .order_by(outbox.c.id)
            .limit(limit + len(leave_out))
        )
        return [row for row in await self._rows(query) if row.id not in leave_out][:limit]

    async def delivered(self, *row_ids: UUID, now: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id.in_(row_ids), done_at=now, error=None)

    async def failed(self, row_id: UUID, *, attempts: int, error: str, retry_at: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id == row_id, attempts=attempts, error=error[:2000], after=retry_at)

    async def park(self, row_id: UUID, *, attempts: int, error: str, now: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id == row_id, attempts=attempts, error=error[:2000], parked_at=now)

    async def parked(self, *, limit: int) -> list[OutboxRow]:
        """See the port."""
        parked_at = self._track.parked_at
        parked = select(outbox).where(parked_at.is_not(None))
        return await self._rows(parked.order_by(parked_at.desc(), outbox.c.id).limit(limit))

    async def redrive(self, row_ids: tuple[UUID, ...], *, now: datetime) -> int:
        """See the port."""
        chosen: ColumnElement[bool] = self._track.parked_at.is_not(None)
        if row_ids:
            chosen &= outbox.c.id.in_(row_ids)
        return await self._set(chosen, parked_at=None, attempts=0, after=now)

    async def backlog(self, *, now: datetime) -> BacklogView:
        """See the port."""
        track = self._track
        waiting = select(func.count(), func.min(outbox.c.occurred_at)).where(track.waiting)
        parked = select(func.count()).where(track.parked_at.is_not(None))
        async with self._database.connect() as connection:
            with translated():
                count, oldest = (await connection.execute(waiting)).one()
                given_up = (await connection.execute(parked)).scalar_one()
        age = max((now - oldest).total_seconds(), 0.0) if oldest else 0.0
        return BacklogView(waiting=count, oldest_seconds=age, parked=given_up)

    def _of_its_kinds(self) -> Iterator[ColumnElement[bool]]:
        if self._only is not None:
            yield outbox.c.name.in_(self._only)
        if self._besides:
            yield outbox.c.name.not_in(self._besides)

    async def _rows(self, query: Select[Any]) -> list[OutboxRow]:
        async with self._database.connect() as connection:
            with translated():
                return [self._row(row) for row in (await connection.execute(query)).mappings()]

    async def _set(self, chosen: ColumnElement[bool], **values: object) -> int:
        columns = {getattr(self._track, name): value for name, value in values.items()}
        async with self._database.connect_to_write() as connection:
            with translated():
                return (await connection.execute(update(outbox).where(chosen).values(columns))).rowcount

    def _row(self, row: RowMapping) -> OutboxRow:
        return outbox_row(row, attempts=row[self._track.attempts], error=row[self._track.error])


def _new_row(event: Event, *, row_id: UUID, trace_id: str | None) -> dict[str, Any]:
    name, aggregate_key, payload = encode(event)
    return {
        "id": row_id,
        "name": name,
        "aggregate_key": aggregate_key,
        "payload": payload,
        "occurred_at": event.occurred_at,
        "trace_id": trace_id,
        "attempts": 0,
        "available_at": event.occurred_at,
    }


def outbox_row(row: RowMapping, *, attempts: int, error: str | None) -> OutboxRow:
    """A row as the application sees it."""
    return OutboxRow(
        id=row["id"],
        name=row["name"],
        aggregate_key=row["aggregate_key"],
        payload=row["payload"],
        occurred_at=row["occurred_at"],
        trace_id=row["trace_id"],
        attempts=attempts,
        error=error,
    )
