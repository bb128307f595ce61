from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.outbox import SqlOutbox
from aksio.adapters.sql.tables.machinery import outbox as table
from aksio.application.shared.outbox import OutboxRow
from aksio.domain.courses.course import CourseEdited
from tests.make.clock import NOON

LATER = NOON + timedelta(hours=1)
NOTHING: frozenset[UUID] = frozenset()


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


async def put(
    database: Database, number: int, *, key: str = "a", minutes: int = 0, name: str = "courses.course_created"
) -> UUID:
    """A row that is due `minutes` after noon; a higher number means a later id."""
    row = {
        "id": UUID(int=number),
        "name": name,
        "aggregate_key": key,
        "payload": {"course_id": str(UUID(int=9)), "n": number},
        "occurred_at": NOON,
        "trace_id": "request-1",
        "attempts": 0,
        "available_at": NOON + timedelta(minutes=minutes),
    }
    async with database.connect() as connection:
        await connection.execute(table.insert(), row)
    return UUID(int=number)


def ids(rows: list[OutboxRow]) -> list[int]:
    return [row.id.int for row in rows]


async def test_a_row_comes_back_as_it_was_put(database: Database, outbox: SqlOutbox) -> None:
    await put(database, 1)
    (row,) = await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING)
    assert row == OutboxRow(
        id=UUID(int=1),
        name="courses.course_created",
        aggregate_key="a",
        payload={"course_id": str(UUID(int=9)), "n": 1},
        occurred_at=NOON,
        trace_id="request-1",
        attempts=0,
        error=None,
    )


async def test_some_kinds_or_all_but_some_are_handed_out_and_still_wait_for_their_turn(database: Database) -> None:
    kinds = frozenset({CourseEdited})
    await put(database, 1, key="a", name="courses.course_edited")
    await put(database, 2, key="a")
    await put(database, 3, key="b")
    await put(database, 4, key="b", name="courses.course_edited")
    only, besides = SqlOutbox(database, only=kinds), SqlOutbox(database, besides=kinds)
    assert ids(await only.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [1]
    assert ids(await besides.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [3]
    await only.delivered(UUID(int=1), UUID(int=3), now=NOON)
    assert ids(await only.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [4]
    assert ids(await besides.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [2]


async def test_of_one_aggregate_only_the_oldest_event_is_handed_out(database: Database, outbox: SqlOutbox) -> None:
    for number, key in enumerate("aabab", start=1):
        await put(database, number, key=key)
    assert ids(await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [1, 3]
    await outbox.delivered(UUID(int=1), now=NOON)
    assert ids(await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [2, 3]


async def test_a_later_event_never_overtakes_one_that_waits_for_its_next_try(
    database: Database, outbox: SqlOutbox
) -> None:
    first = await put(database, 1)
    await put(database, 2)
    await outbox.failed(first, attempts=1, error="no", retry_at=LATER)
    assert await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING) == []
    (row,) = await outbox.undelivered(now=LATER, limit=10, leave_out=NOTHING)
    assert (row.id, row.attempts, row.error) == (first, 1, "no")


async def test_a_row_that_was_committed_late_with_a_lower_id_is_found(database: Database, outbox: SqlOutbox) -> None:
    second = await put(database, 2, key="b")
    await outbox.delivered(second, now=NOON)
    await put(database, 1, key="a")
    assert ids(await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING)) == [1]


async def test_what_is_under_way_is_left_out_and_does_not_use_up_the_limit(
    database: Database, outbox: SqlOutbox
) -> None:
    for number in range(1, 6):
        await put(database, number, key=str(number))
    under_way = frozenset({UUID(int=1), UUID(int=2)})
    assert ids(await outbox.undelivered(now=NOON, limit=2, leave_out=under_way)) == [3, 4]


async def test_a_parked_row_lets_the_next_one_pass_and_waits_for_a_person(
    database: Database, outbox: SqlOutbox
) -> None:
    first = await put(database, 1)
    await put(database, 2)
    await outbox.park(first, attempts=12, error="never", now=NOON)
    assert ids(await outbox.undelivered(now=LATER, limit=10, leave_out=NOTHING)) == [2]
    assert [(row.id, row.attempts, row.error) for row in await outbox.parked(limit=10)] == [(first, 12, "never")]


@pytest.mark.parametrize("named", [True, False])
async def test_a_redriven_row_starts_over(database: Database, outbox: SqlOutbox, named: bool) -> None:
    first = await put(database, 1)
    await outbox.park(first, attempts=12, error="never", now=NOON)
    assert await outbox.redrive((first,) if named else (), now=NOON) == 1
    (row,) = await outbox.undelivered(now=NOON, limit=10, leave_out=NOTHING)
    assert (row.id, row.attempts) == (first, 0)
    assert await outbox.parked(limit=10) == []


async def test_only_what_is_parked_can_be_redriven(database: Database, outbox: SqlOutbox) -> None:
    first = await put(database, 1)
    await outbox.delivered(first, now=NOON)
    assert await outbox.redrive((first,), now=NOON) == 0
    async with database.connect() as connection:
        assert (await connection.execute(select(table.c.delivered_at))).scalar_one() == NOON
