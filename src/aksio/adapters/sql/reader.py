"""What every reader does: run one query in autocommit, one round trip, and never load aggregates."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, RowMapping

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated


class SqlReader:
    """Subclassed by each context's reader."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _rows(self, query: Executable, parameters: dict[str, Any] | None = None) -> Sequence[RowMapping]:
        async with self._database.connect() as connection:
            with translated():
                return (await connection.execute(query, parameters)).mappings().all()

    async def _row(self, query: Executable, parameters: dict[str, Any] | None = None) -> RowMapping | None:
        rows = await self._rows(query, parameters)
        return rows[0] if rows else None
