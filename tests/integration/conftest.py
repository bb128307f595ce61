"""What the tests against real databases share."""

from collections.abc import AsyncIterator, Callable

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
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
