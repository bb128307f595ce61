"""Everything that the tables hold about one person, row by row. It crosses contexts, but only to read."""

from collections.abc import AsyncIterator, Callable
from uuid import UUID

from sqlalchemy import ColumnElement, Table, literal, select, tuple_

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables import accounts as account_tables
from aksio.adapters.sql.tables import metadata
from aksio.domain.shared.ids import LearnerId

NOT_PERSONAL = frozenset({"outbox", "claims", "answers", "refresh_tokens"})
"""Machinery: ids and hashes, or what was answered within the last day."""

_SECRET = frozenset({"password_hash", "leaf", "parent", "token_hash", "feed_hash"})
_OWNERS = ("learner_id", "account_id")


class SqlPersonalData(SqlReader):
    """See the port. A table belongs to a person by its owner's column, or by a row of theirs that it refers to."""

    def __init__(self, database: Database, *, at_once: int = 500) -> None:
        super().__init__(database)
        self._at_once = at_once

    async def rows(self, account_id: LearnerId) -> AsyncIterator[tuple[str, dict[str, object]]]:
        """See the port."""
        for table in metadata.sorted_tables:
            if table.name not in NOT_PERSONAL:
                async for row in self._of(table, belongs_to(account_id, table)):
                    yield str(table.name), row

    async def _of(self, table: Table, condition: ColumnElement[bool]) -> AsyncIterator[dict[str, object]]:
        """Page by page, so that no connection waits for a slow reader."""
        key = tuple_(*table.primary_key.columns)
        query = select(table).where(condition).order_by(*table.primary_key.columns).limit(self._at_once)
        page = query
        while rows := await self._rows(page):
            for row in rows:
                yield {str(name): value for name, value in row.items() if name not in _SECRET}
            last = rows[-1]
            after = tuple_(*(literal(last[column.name], column.type) for column in table.primary_key.columns))
            page = query.where(key > after)


def belongs_to(account_id: UUID, table: Table) -> ColumnElement[bool]:
    """Which rows of a table are this person's. Raises LookupError for a table that nobody seems to own."""
    if table.name in _BY_HAND:
        return _BY_HAND[table.name](account_id)
    for name in _OWNERS:
        if name in table.c:
            return table.c[name] == account_id
    for key in table.foreign_keys:
        parent = key.column.table
        return key.parent.in_(select(key.column).where(belongs_to(account_id, parent)))
    raise LookupError(f"Whose are the rows of {table.name}?")


def _their_requests(account_id: UUID) -> ColumnElement[bool]:
    accounts, requests = account_tables.accounts, account_tables.access_requests
    theirs = select(accounts.c.folded_email).where(accounts.c.id == account_id).scalar_subquery()
    return requests.c.folded_email == theirs


_BY_HAND: dict[str, Callable[[UUID], ColumnElement[bool]]] = {
    "accounts": lambda account_id: account_tables.accounts.c.id == account_id,
    "access_requests": _their_requests,
}
