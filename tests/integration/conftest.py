"""What the tests against real databases share."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.clock import FixedClock


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """All tables, no rows; once on SQLite and once on Postgres."""
    database = Database(database_url)
    yield database
    await database.dispose()


@pytest.fixture
def clock() -> FixedClock:
    """Stands still at noon."""
    return FixedClock()


@pytest.fixture
def new_uow(database: Database, clock: FixedClock) -> Callable[[], SqlUnitOfWork]:
    """Units of work on `database`."""
    return lambda: SqlUnitOfWork(database, clock=clock, ids=RandomIds())


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    """Everything embedded, on a fresh SQLite file, without limits on the number of requests."""
    return Settings(database_url=sqlite_url, data_dir=tmp_path, rate_limits="off", log_level="error")


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    """The whole application with its background work, as `aksio serve` runs it."""
    async with running_api(settings) as api:
        yield api


@pytest.fixture
async def learner(api: Api) -> Learner:
    """Somebody who is logged in."""
    return await api.register()


@pytest.fixture
async def stranger(api: Api) -> Learner:
    """Somebody else, to whom nothing of the learner's may be shown."""
    return await api.register("mallory@example.org")
