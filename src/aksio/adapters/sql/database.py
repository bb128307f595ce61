"""One engine for one database, and the few differences between SQLite and Postgres."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

import msgspec
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from aksio.adapters.sql.errors import translated

POOL_WAIT_SECONDS = 2
"""A request that gets no connection in this time is answered 503: shedding beats queueing."""


class Database:
    """A pool of connections in autocommit mode.

    Autocommit saves the BEGIN and COMMIT around a lone statement: a query is one round trip. Whoever needs a
    transaction says so (see `session.py`).
    """

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = driver_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(self.url, pool_size, sqlite=self.is_sqlite)
        self._writer = asyncio.Lock() if self.is_sqlite else None

    @property
    def begin(self) -> str:
        """SQLite takes its write lock at once; taking it later would fail instead of waiting."""
        return "BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN"

    def one_writer(self) -> AbstractAsyncContextManager[None]:
        """SQLite has one writer at a time: queue fairly here, not by sleeping on its lock."""
        return self._writer or nullcontext()

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """A connection from the pool. Raises Unavailable after POOL_WAIT_SECONDS without one."""
        connection = self.engine.connect()
        with translated():
            await connection.start()
        try:
            yield connection
        finally:
            await connection.close()

    @asynccontextmanager
    async def connect_to_write(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one write. First the connection, then the turn: who has the turn must not wait for one of
        those who wait for the turn.
        """
        async with self.connect() as connection, self.one_writer():
            yield connection

    async def ping(self) -> None:
        """Raises Unavailable when the database does not answer."""
        async with self.connect() as connection:
            with translated():
                await connection.exec_driver_sql("SELECT 1")

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


def driver_url(url: str) -> URL:
    """The address with the asynchronous driver that we use for it."""
    parsed = make_url(url)
    return parsed.set(drivername=_DRIVERS[parsed.drivername.split("+")[0]])


def _engine(url: URL, pool_size: int, *, sqlite: bool) -> AsyncEngine:
    engine = create_async_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
        connect_args={} if sqlite else _POSTGRES,
    )
    if sqlite:
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


_POSTGRES = {
    "timeout": 5,
    "command_timeout": 10,
    "server_settings": {"statement_timeout": "5000", "lock_timeout": "4000", "timezone": "UTC", "jit": "off"},
}


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
