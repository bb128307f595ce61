"""`aksio analytics rebuild`: what is shown of progress is what the ledgers say."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables.progress import streaks, study_hours
from aksio.entrypoints.cli.analytics_command import command
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import running_api
from tests.make.polling import until


@pytest.fixture
def environment(sqlite_url: str, tmp_path: Path) -> dict[str, str]:
    """Ada has read and reviewed; Grace has done nothing."""
    asyncio.run(study(Settings(database_url=sqlite_url, data_dir=tmp_path, rate_limits="off", log_level="error")))
    return {"AKSIO_DATABASE_URL": sqlite_url, "AKSIO_DATA_DIR": str(tmp_path), "AKSIO_LOG_LEVEL": "error"}


async def study(settings: Settings) -> None:
    async with running_api(settings) as api:
        await api.register("grace@example.org")
        ada = await api.register("ada@example.org")
        course_id = (await ada.post("/courses", {"name": "Optics"})).json()["id"]
        card = {
            "front": "What is a photon?",
            "back": "The quantum of light.",
            "course_id": course_id,
            "tags": ["light"],
        }
        card_id = (await ada.post("/assessments/flashcards", card)).json()["id"]
        await ada.post(f"/assessments/flashcards/{card_id}/reviews", {"rating": 4, "duration_ms": 5000})
        await ada.post("/users/me/activities", {"kind": "reading", "seconds": 60, "pages": 2, "course_id": course_id})

        async def acts() -> int:
            return len((await ada.get("/users/me/activities")).json()["items"])

        await until(acts, lambda found: found == 2)


async def damage(url: str) -> None:
    database = Database(url)
    async with database.connect() as connection:
        await connection.execute(update(study_hours).values(seconds=9_999))
        await connection.execute(update(streaks).values(longest_days=99))
    await database.dispose()


def rebuild(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(command, ["rebuild", *arguments], env=environment)


def test_what_events_made_is_what_the_ledger_says(environment: dict[str, str]) -> None:
    found = rebuild(environment, "--dry-run")
    assert found.exit_code == 0, found.output
    assert "2 acts of 2 learners; 0 of 1 days, 0 of 1 topics and 0 streaks differ." in found.output


def test_what_is_wrong_is_shown_then_mended(environment: dict[str, str]) -> None:
    asyncio.run(damage(environment["AKSIO_DATABASE_URL"]))
    assert rebuild(environment, "--dry-run").exit_code == 1
    mended = rebuild(environment, "--json", "--learner", "ada@example.org")
    assert mended.exit_code == 0, mended.output
    report = json.loads(mended.stdout)
    assert (report["learners"], report["days_differing"], report["changed"]) == (1, 1, True)
    assert report["streaks_differing"] == 1
    assert rebuild(environment, "--dry-run").exit_code == 0
