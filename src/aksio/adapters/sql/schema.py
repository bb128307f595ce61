"""Bring the schema to a revision, and say where it stands."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from aksio.adapters.sql.database import driver_url
from aksio.adapters.sql.errors import translated

T = TypeVar("T")


class Schema:
    """Migrations of one database. Each call opens a connection of its own, with transactions.

    Raises Unavailable when the database does not answer.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    async def upgrade(self, revision: str = "head") -> None:
        """Up to a revision."""
        await self._run(lambda connection: command.upgrade(_config(connection), revision))

    async def downgrade(self, revision: str) -> None:
        """Down to a revision; "base" is before the first."""
        await self._run(lambda connection: command.downgrade(_config(connection), revision))

    async def current(self) -> str | None:
        """The revision that the database is at; None for an empty one."""
        return await self._run(lambda connection: MigrationContext.configure(connection).get_current_revision())

    async def revise(self, message: str, *, revision: str) -> None:
        """Write a new revision from the difference between the tables and the database (for developers)."""
        await self._run(
            lambda connection: command.revision(_config(connection), message, autogenerate=True, rev_id=revision)
        )

    async def history(self) -> list[tuple[str, str]]:
        """Every revision with what it does, newest first."""
        scripts = ScriptDirectory.from_config(_config(None))
        return [(script.revision, script.doc) for script in scripts.walk_revisions()]

    async def _run(self, work: Callable[[Connection], T]) -> T:
        url = make_url(self._url)
        if url.get_backend_name() == "sqlite" and url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(driver_url(self._url), poolclass=NullPool)
        if engine.dialect.name == "sqlite":
            event.listen(engine.sync_engine, "connect", lambda c, _: c.execute("PRAGMA foreign_keys=OFF"))
        try:
            with translated():
                connection = await engine.connect()
            try:
                return await connection.run_sync(work)
            finally:
                await connection.close()
        finally:
            await engine.dispose()


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("aksio.adapters.sql") / "migrations"))
    config.attributes["connection"] = connection
    return config
