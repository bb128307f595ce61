"""`aksio plot`: what the figures say is in the drawing, in the terminal and in files."""

import asyncio
import re
import shutil
import struct
from importlib import util
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from aksio.entrypoints.cli.plot_command import command
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import running_api
from tests.make.polling import until

PLOTS = ("forecast", "retention", "heatmap")


@pytest.fixture(scope="module")
def environment(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ada has read and reviewed today, and her next review is tomorrow."""
    folder = tmp_path_factory.mktemp("plot")
    url = f"sqlite:///{shutil.copy(migrated_file, folder / 'aksio.sqlite')}"
    asyncio.run(study(Settings(database_url=url, data_dir=folder, rate_limits="off", log_level="error")))
    return {"AKSIO_DATABASE_URL": url, "AKSIO_DATA_DIR": str(folder), "AKSIO_LOG_LEVEL": "error", "COLUMNS": "100"}


async def study(settings: Settings) -> None:
    async with running_api(settings) as api:
        ada = await api.register("ada@example.org")
        course_id = (await ada.post("/courses", {"name": "Optics"})).json()["id"]
        card = {"front": "What is a photon?", "back": "The quantum of light.", "course_id": course_id}
        card_id = (await ada.post("/assessments/flashcards", card)).json()["id"]
        await ada.post(f"/assessments/flashcards/{card_id}/reviews", {"rating": 4})
        await ada.post("/users/me/activities", {"kind": "reading", "seconds": 60, "course_id": course_id})

        async def acts() -> int:
            return len((await ada.get("/users/me/activities")).json()["items"])

        await until(acts, lambda found: found == 2)


def plot(environment: dict[str, str], *arguments: str, learner: str = "ada@example.org") -> Result:
    return CliRunner().invoke(command, [arguments[0], "--learner", learner, *arguments[1:]], env=environment)


def test_the_terminal_shows_what_there_is(environment: dict[str, str]) -> None:
    heatmap = plot(environment, "heatmap", "--days", "28")
    assert heatmap.exit_code == 0, heatmap.output
    assert "2 acts of learning on 1 days" in heatmap.output
    assert heatmap.output.count("·") == 28, "27 days without study, and the scale"
    assert "█ 2 on a day" in heatmap.output
    forecast = plot(environment, "forecast", "--days", "7")
    assert forecast.exit_code == 0, forecast.output
    assert "█" in forecast.output
    retention = plot(environment, "retention")
    assert "No card that had been learnt" in retention.output


@pytest.mark.parametrize("name", PLOTS)
def test_files_hold_the_picture(environment: dict[str, str], name: str, tmp_path: Path) -> None:
    png, svg = tmp_path / f"{name}.png", tmp_path / f"{name}.SVG"
    for file in (png, svg):
        drawn = plot(environment, name, "--out", str(file))
        assert drawn.exit_code == 0, drawn.output
    kind, width, height = struct.unpack(">8s8xII", png.read_bytes()[:24])
    assert kind == b"\x89PNG\r\n\x1a\n"
    assert width > height > 300
    root = ElementTree.parse(svg).getroot()
    assert re.match(r"\{.*\}svg$", root.tag)


def test_other_files_and_nobody_are_refused(environment: dict[str, str], tmp_path: Path) -> None:
    assert ".png or .svg" in plot(environment, "heatmap", "--out", str(tmp_path / "figure.pdf")).output
    assert "There is no folder" in plot(environment, "heatmap", "--out", str(tmp_path / "none" / "figure.png")).output
    unknown = plot(environment, "heatmap", learner="0197f0c0-5a6b-7000-8000-746f70696373")
    assert "no such account" in str(unknown.exception).lower()


@pytest.mark.parametrize(("library", "arguments"), [("plotext", ()), ("matplotlib", ("--out", "figure.png"))])
def test_without_the_library_its_name_is_told(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, library: str, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == library else object())
    assert "aksio[plot]" in str(plot(environment, "forecast", *arguments).exception)
