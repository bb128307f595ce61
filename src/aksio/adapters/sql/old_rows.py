"""Rows that have served: they are deleted a few at a time, so that nobody waits for long."""

from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, func, select, tuple_

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.tables.machinery import claims, outbox
from aksio.adapters.sql.tables.webhooks import webhook_deliveries

AT_ONCE = 1_000
MOST_TIMES = 200
"""The rest is left for the next turn."""


class SqlOldRows:
    """See the port. `publishes` says whether events are published too, and then have to be before they go."""

    def __init__(self, database: Database, *, publishes: bool, at_once: int = AT_ONCE) -> None:
        self._database = database
        self._publishes = publishes
        self._at_once = at_once

    async def claims(self, *, before: datetime) -> int:
        """See the port. What is younger than an event that may still be delivered stays: it may be that event's."""
        waiting = select(func.min(outbox.c.occurred_at)).where(outbox.c.delivered_at.is_(None))
        async with self._database.connect() as connection:
            with translated():
                oldest = (await connection.execute(waiting)).scalar_one()
        before = before if oldest is None else min(before, oldest)
        return await self._delete(claims, claims.c.claimed_at < before)

    async def events(self, *, before: datetime) -> int:
        """See the port."""
        done = outbox.c.delivered_at < before
        if self._publishes:
            done &= outbox.c.published_at < before
        return await self._delete(outbox, done)

    async def webhook_deliveries(self, *, before: datetime) -> int:
        """See the port."""
        return await self._delete(webhook_deliveries, webhook_deliveries.c.ended_at < before)

    async def _delete(self, table: Table, old: ColumnElement[bool]) -> int:
        return await delete_in_batches(self._database, table, old, at_once=self._at_once)


async def delete_in_batches(
    database: Database, table: Table, old: ColumnElement[bool], *, at_once: int = AT_ONCE
) -> int:
    """How many were deleted. Each batch is a transaction of its own; the condition is looked at again as it goes."""
    key = tuple_(*table.primary_key.columns) if len(table.primary_key.columns) > 1 else table.primary_key.columns[0]
    some = delete(table).where(key.in_(select(*table.primary_key.columns).where(old).limit(at_once)), old)
    total = 0
    for _ in range(MOST_TIMES):
        async with database.connect_to_write() as connection:
            with translated():
                gone = (await connection.execute(some)).rowcount
        total += gone
        if gone < at_once:
            break
    return total
