"""`aksio import` and `aksio export`, as a person calls them."""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from aksio.adapters.interchange.any_reader import AnyDeckReader
from aksio.adapters.interchange.json_cards import JsonDeckWriter
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import running_api
from tests.make.interchange import a_card_record, read, written

USER = ("--user", "ada@example.org")


@dataclass
class Commands:
    """The console script in processes of its own: a command sets up the logs of the whole process."""

    directory: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What it printed; on standard error when it failed."""
        done = subprocess.run(
            [sys.executable, "-m", "aksio.entrypoints.cli.main", *arguments],
            cwd=self.directory,
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done.stderr if status else done.stdout


@pytest.fixture
def aksio(settings: Settings, tmp_path: Path) -> Commands:
    """With a learner who has a course."""

    async def prepare() -> None:
        async with running_api(settings) as api:
            learner = await api.register()
            await learner.post("/courses", {"name": "Chemistry"})

    asyncio.run(prepare())
    environment = {"AKSIO_DATABASE_URL": str(settings.database_url), "AKSIO_DATA_DIR": str(tmp_path)}
    return Commands(tmp_path, environment)


def a_file(directory: Path, cards: int = 30) -> Path:
    path = directory / "deck.json"
    path.write_bytes(written(JsonDeckWriter(), [a_card_record(number) for number in range(1, cards + 1)]))
    return path


def test_a_deck_goes_in_and_out(aksio: Commands) -> None:
    arguments = ("import", str(a_file(aksio.directory)), *USER, "--course", "Chemistry", "--deck", "Acids")
    dry = json.loads(aksio(*arguments, "--dry-run", "--json"))
    assert (dry["cards"], dry["reviews"], dry["deck_id"]) == (30, 90, None)
    assert aksio(*arguments) == "30 cards with 90 reviews went into “Acids” (json).\n"
    assert "30 cards are in Acids.apkg" in aksio("export", *USER, "--deck", "Acids")
    _, cards = read(AnyDeckReader(), (aksio.directory / "Acids.apkg").read_bytes())
    assert [card.front for card in cards] == [a_card_record(number).front for number in range(1, 31)]
    assert [path.name for path in aksio.directory.glob("Acids*")] == ["Acids.apkg"]


def test_what_is_wrong_is_said_with_a_status(aksio: Commands) -> None:
    broken = aksio.directory / "broken.csv"
    broken.write_bytes(b"front,back\nonly one\n")
    assert "line 2" in aksio("import", str(broken), *USER, "--course", "Chemistry", status=2)
    assert "no course" in aksio("import", str(broken), *USER, "--course", "Magic", status=3)
    assert "no deck" in aksio("export", *USER, "--deck", "Acids", status=3)
