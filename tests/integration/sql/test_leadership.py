from collections.abc import AsyncIterator, Callable
from pathlib import Path

import asyncpg
import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.leadership import AdvisoryLockLeadership, FileLockLeadership
from aksio.application.shared.outbox import Leadership

NewLeadership = Callable[[], Leadership]


@pytest.fixture(params=["file", "advisory"])
async def candidates(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[NewLeadership]:
    """Makes one candidate after the other, as processes on one database would."""
    if request.param == "file":
        yield lambda: FileLockLeadership(tmp_path / "relay")
        return
    databases = []

    def new() -> Leadership:
        databases.append(Database(request.getfixturevalue("fresh_postgres_url")))
        return AdvisoryLockLeadership(databases[-1])

    yield new
    for database in databases:
        await database.dispose()


async def test_one_leads_and_stays(candidates: NewLeadership) -> None:
    leader, other = candidates(), candidates()
    assert await leader.held()
    assert not await other.held()
    assert await leader.held()
    assert not await other.held()
    await leader.release()


async def test_another_leads_once_the_leader_lets_go(candidates: NewLeadership) -> None:
    leader, other = candidates(), candidates()
    assert await leader.held()
    await leader.release()
    assert await other.held()
    assert not await leader.held()
    await other.release()


async def test_a_leader_whose_connection_was_cut_no_longer_leads(fresh_postgres_url: str) -> None:
    database = Database(fresh_postgres_url)
    leader, other = AdvisoryLockLeadership(database), AdvisoryLockLeadership(database)
    assert await leader.held()
    await cut_connections(fresh_postgres_url)
    assert await other.held()
    assert not await leader.held()
    await other.release()
    await database.dispose()


async def cut_connections(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()
