"""Rows of the outbox that were handed over. A lease is the instant before which a row is not due again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.outbox import REACTIONS, outbox_row
from aksio.adapters.sql.tables.machinery import outbox
from aksio.application.shared.outbox import OutboxRow


class SqlLeases:
    """See the port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lease(self, row_id: UUID, *, token: UUID, until: datetime) -> None:
        """See the port."""
        await _set(self._database, _undelivered(row_id), lease_token=token, available_at=until)

    async def take_up(self, row_id: UUID, *, token: UUID, mine: UUID, until: datetime) -> "SqlHeldRow | None":
        """See the port. One statement, so that of two with the same token only one gets the row."""
        take = update(outbox).where(_held(row_id, token)).values(lease_token=mine, available_at=until)
        async with self._database.connect_to_write() as connection:
            with translated():
                taken = (await connection.execute(take.returning(outbox))).mappings().one_or_none()
        if taken is None:
            return None
        return SqlHeldRow(self._database, outbox_row(taken, attempts=taken["attempts"], error=taken["error"]), mine)

    async def give_back(self, row_id: UUID, *, token: UUID, at: datetime) -> None:
        """See the port."""
        await _set(self._database, _held(row_id, token), lease_token=None, available_at=at)


class SqlHeldRow:
    """See the port."""

    def __init__(self, database: Database, row: OutboxRow, token: UUID) -> None:
        self._database = database
        self._row = row
        self._mine = _held(row.id, token)

    @property
    def row(self) -> OutboxRow:
        """See the port."""
        return self._row

    async def renew(self, *, until: datetime) -> bool:
        """See the port."""
        return await _set(self._database, self._mine, available_at=until) == 1

    async def delivered(self, *_row_ids: UUID, now: datetime) -> None:
        """See the port."""
        await _set(self._database, self._mine, delivered_at=now, error=None, lease_token=None)

    async def failed(self, _row_id: UUID, *, attempts: int, error: str, retry_at: datetime) -> None:
        """See the port."""
        values = {"attempts": attempts, "error": error[:2000], "available_at": retry_at, "lease_token": None}
        await _set(self._database, self._mine, **values)

    async def park(self, _row_id: UUID, *, attempts: int, error: str, now: datetime) -> None:
        """See the port."""
        values = {"attempts": attempts, "error": error[:2000], "parked_at": now, "lease_token": None}
        await _set(self._database, self._mine, **values)


def _undelivered(row_id: UUID) -> ColumnElement[bool]:
    return (outbox.c.id == row_id) & REACTIONS.waiting


def _held(row_id: UUID, token: UUID) -> ColumnElement[bool]:
    return _undelivered(row_id) & (outbox.c.lease_token == token)


async def _set(database: Database, chosen: ColumnElement[bool], **values: Any) -> int:
    async with database.connect_to_write() as connection:
        with translated():
            return (await connection.execute(update(outbox).where(chosen).values(values))).rowcount
