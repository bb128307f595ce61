"""A database that goes away in the middle of a request: people are told to come again, not that we are broken."""

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.deferred import Deferred, deferred
from aksio.adapters.sql.errors import StorageUnavailable
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from tests.integration.sql.test_leadership import cut_connections
from tests.make.clock import FixedClock
from tests.make.courses import a_course


async def test_what_was_held_back_is_unavailable_and_nothing_of_it_is_left(
    fresh_postgres_url: str, clock: FixedClock
) -> None:
    database = Database(fresh_postgres_url)
    waiting = Deferred()
    token = deferred.set(waiting)
    try:
        async with SqlUnitOfWork(database, clock=clock, ids=RandomIds()) as uow:
            await uow.first_time("payment")
            uow.courses.add(a_course())
            await uow.commit()
        await cut_connections(fresh_postgres_url)
        with pytest.raises(StorageUnavailable):
            await waiting.send_held()
    finally:
        deferred.reset(token)
    async with SqlUnitOfWork(database, clock=clock, ids=RandomIds()) as uow:
        assert await uow.first_time("payment")
    await database.dispose()
