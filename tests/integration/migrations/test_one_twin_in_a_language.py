"""Twins and translations that were made at the same moment, before that was impossible, do not stand in the way."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, MetaData, Table, insert, select
from sqlalchemy.ext.asyncio import create_async_engine

from aksio.adapters.sql.database import driver_url
from aksio.adapters.sql.schema import Schema
from aksio.adapters.sql.tables import metadata
from tests.make.cards import NOW, some_id

SECOND = timedelta(seconds=1)
ORIGINAL = some_id("original")
LEARNER, OTHER = some_id("learner"), some_id("other")


def row(number: int, language: str | None, *, age: int = 0, learner: UUID = LEARNER) -> dict[str, Any]:
    """What twins of decks and of quizzes have in common, the older the greater `age`."""
    return {
        "id": UUID(int=number),
        "learner_id": learner,
        "version": 1,
        "language": language,
        "twin_of": ORIGINAL,
        "created_at": NOW - age * SECOND,
        "updated_at": NOW,
    }


TWINS = [row(1, "es"), row(2, "es", age=2), row(3, "es", age=1), row(4, "de"), row(5, None), row(6, None)]
TWINS += [row(7, "es", learner=OTHER)]
DECK = {"name": "d", "scheduler": "sm2", "twin_schedules": "shared"}
QUIZ = {
    "course_id": some_id("course"),
    "title": "q",
    "settings": {},
    "sections": [],
    "questions": [],
    "question_count": 0,
    "status": "draft",
    "published_version": 0,
    "has_changes": True,
    "told_heading": {"title": "t", "description": None},
}
NO_COST = dict.fromkeys(("calls", "input_tokens", "output_tokens", "cost_micros"), 0)


def translation(number: int, *, twin: int, status: str = "running", age: int = 0) -> dict[str, Any]:
    """One that waits for a worker, unless it is over."""
    made = {name: value for name, value in row(number, "es", age=age).items() if name != "twin_of"}
    waits = None if status == "succeeded" else NOW
    state = {"status": status, "total": 1, "done": 0, "skipped": {}, "resume_at": waits, "due_at": waits, "pauses": 2}
    return made | state | NO_COST | {"original_id": ORIGINAL, "twin_id": UUID(int=twin), "subject": "deck"}


TRANSLATIONS = [translation(1, twin=2), translation(2, twin=2, age=1), translation(3, twin=2, status="succeeded")]
TRANSLATIONS += [translation(4, twin=3)]


def fill(connection: Connection) -> None:
    """The columns are those of the code: the revision adds none, and takes none away."""
    connection.execute(insert(metadata.tables["decks"]), [twin | DECK for twin in TWINS])
    connection.execute(insert(metadata.tables["quizzes"]), [twin | QUIZ for twin in TWINS])
    connection.execute(insert(metadata.tables["translations"]), TRANSLATIONS)


def rows(connection: Connection, name: str, *columns: str) -> dict[int, tuple[Any, ...]]:
    table = Table(name, MetaData(), autoload_with=connection)
    known = metadata.tables[name]
    assert set(table.c.keys()) == set(known.c.keys())
    found = connection.execute(select(known.c.id, *(known.c[column] for column in columns)))
    return {row[0].int: tuple(row[1:]) for row in found}


async def run(url: str, work: Any, *args: Any) -> Any:
    engine = create_async_engine(driver_url(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work, *args)
    finally:
        await engine.dispose()


async def test_the_oldest_stays_a_twin_and_the_others_stand_alone(url: str) -> None:
    schema = Schema(url)
    await schema.upgrade("0035")
    await run(url, fill)
    await schema.upgrade()
    for table, of_twins in (("decks", "twin_schedules"), ("quizzes", "told_heading")):
        found = await run(url, rows, table, "twin_of", of_twins, "language", "version")
        for number in (1, 3):
            assert found.pop(number) == (None, None, "es", 2)
        assert {(twin_of, version) for twin_of, _, _, version in found.values()} == {(ORIGINAL, 1)}
        assert all(kept for _, kept, _, _ in found.values())
    waiting = await run(url, rows, "translations", "status", "due_at", "resume_at", "pauses", "version")
    assert waiting == {
        1: ("cancelled", None, None, 0, 2),
        2: ("running", NOW, NOW, 2, 1),
        3: ("succeeded", None, None, 2, 1),
        4: ("running", NOW, NOW, 2, 1),
    }
    await schema.downgrade("0035")
    await schema.upgrade()
    assert await run(url, rows, "translations", "status", "due_at", "resume_at", "pauses", "version") == waiting
