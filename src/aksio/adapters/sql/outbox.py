"""The outbox: events wait here, in the transaction that caused them, until the relay has delivered them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, RowMapping, Select, select, update

from aksio.adapters.sql.codec import encode
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.tables.machinery import outbox
from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.ports import Ids
from aksio.domain.shared.aggregate import Event


def outbox_rows(events: Sequence[Event], *, ids: Ids) -> list[dict[str, Any]]:
    """Rows for new events, in their order. They remember the request that caused them."""
    trace_id = structlog.contextvars.get_contextvars().get("request_id")
    return [_new_row(event, row_id=ids.new(), trace_id=trace_id) for event in events]


class SqlOutbox:
    """See the ports `Outbox` and `ParkedEvents`.

    Rows are found by "not delivered", never by an id above the last one seen: with concurrent writers a lower id may
    be committed later.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def undelivered(self, *, now: datetime, limit: int, leave_out: frozenset[UUID]) -> list[OutboxRow]:
        """See the port."""
        query = (
            select(outbox)
            .where(_WAITING, outbox.c.available_at <= now, ~_behind_an_older_one())
            .order_by(outbox.c.id)
            .limit(limit + len(leave_out))
        )
        return [row for row in await self._rows(query) if row.id not in leave_out][:limit]

    async def delivered(self, row_id: UUID, *, now: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id == row_id, delivered_at=now, error=None)

    async def failed(self, row_id: UUID, *, attempts: int, error: str, retry_at: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id == row_id, attempts=attempts, error=error[:2000], available_at=retry_at)

    async def park(self, row_id: UUID, *, attempts: int, error: str, now: datetime) -> None:
        """See the port."""
        await self._set(outbox.c.id == row_id, attempts=attempts, error=error[:2000], parked_at=now)

    async def parked(self, *, limit: int) -> list[OutboxRow]:
        """See the port."""
        parked = select(outbox).where(outbox.c.parked_at.is_not(None))
        return await self._rows(parked.order_by(outbox.c.parked_at.desc(), outbox.c.id).limit(limit))

    async def redrive(self, row_ids: tuple[UUID, ...], *, now: datetime) -> int:
        """See the port."""
        chosen: ColumnElement[bool] = outbox.c.parked_at.is_not(None)
        if row_ids:
            chosen &= outbox.c.id.in_(row_ids)
        return await self._set(chosen, parked_at=None, attempts=0, available_at=now)

    async def _rows(self, query: Select[Any]) -> list[OutboxRow]:
        async with self._database.connect() as connection:
            with translated():
                return [_outbox_row(row) for row in (await connection.execute(query)).mappings()]

    async def _set(self, chosen: ColumnElement[bool], **values: object) -> int:
        async with self._database.connect_to_write() as connection:
            with translated():
                return (await connection.execute(update(outbox).where(chosen).values(values))).rowcount


_WAITING = outbox.c.delivered_at.is_(None) & outbox.c.parked_at.is_(None)


def _behind_an_older_one() -> ColumnElement[bool]:
    older = outbox.alias("older")
    waiting = older.c.delivered_at.is_(None) & older.c.parked_at.is_(None)
    same = older.c.aggregate_key == outbox.c.aggregate_key
    return select(older.c.id).where(waiting, same, older.c.id < outbox.c.id).exists()


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


def _outbox_row(row: RowMapping) -> OutboxRow:
    return OutboxRow(
        id=row["id"],
        name=row["name"],
        aggregate_key=row["aggregate_key"],
        payload=row["payload"],
        occurred_at=row["occurred_at"],
        trace_id=row["trace_id"],
        attempts=row["attempts"],
        error=row["error"],
    )
