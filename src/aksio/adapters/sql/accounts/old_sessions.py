"""Clearing away sessions that nobody can use any more."""

from datetime import datetime

from sqlalchemy import delete, or_

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.tables.accounts import login_sessions


class SqlOldSessions:
    """See the port. Their refresh tokens go with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, *, before: datetime) -> int:
        """See the port."""
        old = or_(login_sessions.c.expires_at < before, login_sessions.c.ended_at < before)
        async with self._database.connect() as connection:
            with translated():
                return (await connection.execute(delete(login_sessions).where(old))).rowcount
