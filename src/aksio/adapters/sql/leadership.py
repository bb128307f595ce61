"""One relay at a time: by advisory lock on Postgres, by a locked file beside a SQLite database."""

import fcntl
import os
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.domain.shared.errors import Unavailable

RELAY_LOCK = 0x616B7369
PUBLICATION_LOCK = RELAY_LOCK + 1
LONG_WORK_LOCK = RELAY_LOCK + 2
"""Any numbers that no other software on the same database takes."""


class AdvisoryLockLeadership:
    """See the port. The lock lives as long as its connection: when the process dies, Postgres frees it."""

    def __init__(self, database: Database, lock: int = RELAY_LOCK) -> None:
        self._database = database
        self._lock = lock
        self._connection: AsyncConnection | None = None

    async def held(self) -> bool:
        """See the port."""
        try:
            with translated():
                return await (self._still_there() if self._connection is not None else self._try_to_lead())
        except Unavailable:
            await self.release()
            return False

    async def release(self) -> None:
        """See the port."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()

    async def _still_there(self) -> bool:
        assert self._connection is not None
        await self._connection.exec_driver_sql("SELECT 1")
        return True

    async def _try_to_lead(self) -> bool:
        connection = self._database.engine.connect()
        await connection.start()
        locked = (await connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({self._lock})")).scalar_one()
        if locked:
            self._connection = connection
        else:
            await connection.close()
        return bool(locked)


class FileLockLeadership:
    """See the port. The kernel frees the lock when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    async def held(self) -> bool:
        """See the port."""
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    async def release(self) -> None:
        """See the port."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)
