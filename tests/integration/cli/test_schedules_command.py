"""`aksio schedules replay` rebuilds from the log, and compares."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables.assessments import flashcards
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds, SystemClock
from aksio.domain.shared.ids import ReviewId
from aksio.entrypoints.cli.schedules_command import command
from tests.make.cards import NOW, a_card, a_deck, on_successive_days, some_id


@pytest.fixture
def environment(sqlite_url: str, tmp_path: Path) -> dict[str, str]:
    """A database with two cards that were reviewed and one that was not."""
    asyncio.run(fill(sqlite_url))
    return {"AKSIO_DATABASE_URL": sqlite_url, "AKSIO_DATA_DIR": str(tmp_path), "AKSIO_LOG_LEVEL": "error"}


async def fill(url: str) -> None:
    database = Database(url)
    async with SqlUnitOfWork(database, clock=SystemClock(), ids=RandomIds()) as uow:
        uow.decks.add(a_deck())
        uow.flashcards.add(a_card("new"))
        for name, ratings in (("one", [5, 5, 5, 1, 4]), ("two", [4, 4, 4])):
            card, answers = a_card(name), on_successive_days(ratings)
            answers = [replace(one, review_id=ReviewId(some_id((name, one.day)))) for one in answers]
            log = card.merge(answers, now=NOW)
            uow.flashcards.add(card)
            uow.reviews.put(*log)
        await uow.commit()
    await database.dispose()


async def damage(url: str) -> None:
    database = Database(url)
    async with database.connect() as connection:
        broken = update(flashcards).where(flashcards.c.id == a_card("one").id).values(interval_days=77)
        await connection.execute(broken)
    await database.dispose()


def replay(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(command, ["replay", *arguments], env=environment)


def test_what_is_right_stays_as_it_is(environment: dict[str, str]) -> None:
    dry = replay(environment, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert "8 reviews of 3 cards; 0 schedules differ." in dry.output


def test_a_dry_run_shows_damage_and_a_run_mends_it(environment: dict[str, str]) -> None:
    asyncio.run(damage(environment["AKSIO_DATABASE_URL"]))
    for _ in range(2):
        dry = replay(environment, "--dry-run", "--json")
        found = json.loads(dry.stdout)
        assert (dry.exit_code, found["differences"], found["fields"]) == (1, 1, {"interval_days": 1})
        assert found["first"][0]["stored"]["interval_days"] == 77
    mended = replay(environment)
    assert mended.exit_code == 0
    assert "1 schedules were mended." in mended.output
    assert replay(environment, "--dry-run").exit_code == 0


def test_another_scheduler_is_compared_and_changes_nothing(environment: dict[str, str]) -> None:
    compared = replay(environment, "--scheduler", "sm2_delphi", "--json")
    found = json.loads(compared.stdout)
    assert (compared.exit_code, found["differences"], found["changed"]) == (0, 1, False)
    assert found["fields"].items() >= {"ease_hundredths": 1}.items()
    assert replay(environment, "--dry-run").exit_code == 0


def test_an_unknown_scheduler_is_refused(environment: dict[str, str]) -> None:
    assert replay(environment, "--scheduler", "sm17").exit_code == 2


def test_fsrs_is_compared_with_what_both_know(environment: dict[str, str]) -> None:
    compared = replay(environment, "--scheduler", "fsrs", "--json")
    found = json.loads(compared.stdout)
    assert (compared.exit_code, found["differences"], found["changed"]) == (0, 2, False)
    assert found["first"][0]["replayed"]["memory"]["stability"] > 0
    assert replay(environment, "--dry-run").exit_code == 0
