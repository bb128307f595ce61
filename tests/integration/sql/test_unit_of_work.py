import asyncio
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from aksio.adapters.sql.codec import decode
from aksio.adapters.sql.database import POOL_WAIT_SECONDS, Database
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.courses import courses
from aksio.adapters.sql.tables.machinery import outbox
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.sql.writes import Statement
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.errors import Conflict
from tests.contracts.unit_of_work import StoredEvents, UnitOfWorkContract, add, stored
from tests.make.clock import NOON
from tests.make.courses import a_course

NewUnitOfWork = Callable[[], SqlUnitOfWork]


@pytest.fixture
def stored_events(database: Database) -> StoredEvents:
    async def events() -> list[Event]:
        async with database.connect() as connection:
            rows = await connection.execute(select(outbox.c.name, outbox.c.payload).order_by(outbox.c.id))
            return [decode(row.name, row.payload) for row in rows]

    return events


class TestSqlUnitOfWork(UnitOfWorkContract):
    pass


async def test_more_writers_than_connections_never_wait_in_circles(new_uow: NewUnitOfWork, database: Database) -> None:
    """Some hold a connection and wait for their turn to write, others want a connection for theirs."""

    async def claim(number: int) -> None:
        async with new_uow() as uow:
            await uow.first_time(f"number {number}")
            await uow.commit()

    async def mark(number: int) -> None:
        await SqlOutbox(database).delivered(UUID(int=number), now=NOON)

    async with asyncio.timeout(POOL_WAIT_SECONDS * 5):
        await asyncio.gather(*(job(number) for number in range(20) for job in (claim, mark)))


async def test_of_ten_simultaneous_claims_one_wins(new_uow: NewUnitOfWork) -> None:
    async def claim() -> bool:
        async with new_uow() as uow:
            first = await uow.first_time("prize")
            await uow.commit()
            return first

    assert sorted(await asyncio.gather(*(claim() for _ in range(10)))) == [False] * 9 + [True]


async def test_a_claim_that_is_rolled_back_goes_to_the_one_who_waited(new_uow: NewUnitOfWork) -> None:
    async def wait() -> bool:
        async with new_uow() as uow:
            first = await uow.first_time("prize")
            await uow.commit()
            return first

    async with new_uow() as uow:
        assert await uow.first_time("prize")
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
    assert await waiting


async def test_of_ten_simultaneous_saves_one_wins(new_uow: NewUnitOfWork, stored_events: StoredEvents) -> None:
    course = a_course()
    await add(new_uow, course)
    seen = [await stored(new_uow, course) for _ in range(10)]

    async def save(number: int) -> bool:
        seen[number].edit(now=NOON, name=f"Name {number}")
        try:
            async with new_uow() as uow:
                uow.courses.save(seen[number])
                await uow.commit()
        except Conflict:
            return False
        return True

    won = await asyncio.gather(*(save(number) for number in range(10)))
    assert won.count(True) == 1
    assert (await stored(new_uow, course)).name == f"Name {won.index(True)}"
    assert len(await stored_events()) == 1


@pytest.mark.parametrize("whole", [True, False])
async def test_one_statement_and_a_transaction_do_the_same(
    new_uow: NewUnitOfWork, stored_events: StoredEvents, whole: bool
) -> None:
    """On Postgres a small commit is one statement; anything unusual in it makes it a transaction."""

    def unusual(session: SqlSession) -> None:
        if not whole:
            session.write(Statement(select(func.count()).select_from(courses)))

    course = a_course()
    await add(new_uow, course)
    async with new_uow() as uow:
        course = await uow.courses.get(course.id, learner_id=course.learner_id)
        course.edit(now=NOON, name="Edited")
        uow.courses.save(course)
        unusual(uow)
        await uow.commit()
    assert (await stored(new_uow, course)).name == "Edited"
    assert (await stored(new_uow, course)).version == course.version == 2
    assert len(await stored_events()) == 1


async def test_connections_are_given_back(new_uow: NewUnitOfWork, database: Database) -> None:
    for number in range(30):
        with pytest.raises(ZeroDivisionError):
            async with new_uow() as uow:
                await uow.first_time(f"key {number}")
                raise ZeroDivisionError
    assert database.engine.pool.status().endswith("Current Checked out connections: 0")
