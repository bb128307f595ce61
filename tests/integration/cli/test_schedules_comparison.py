"""`aksio schedules compare` and `fit` judge schedulers by a log."""

import csv
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aksio.entrypoints.cli.schedules_command import command
from tests.make.cards import review_history
from tests.make.study import MODELS

_BUTTONS = {1: 1, 3: 2, 4: 3, 5: 4}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The first weeks of a real history."""
    path = tmp_path / "log.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["card_id", "review_rating", "review_time"])
        for recall in review_history()[:3_000]:
            rows.writerow([recall.card, _BUTTONS[recall.rating], recall.at.isoformat()])
    return path


def invoke(tmp_path: Path, *arguments: str) -> Result:
    environment = {"AKSIO_DATA_DIR": str(tmp_path), "AKSIO_LOG_LEVEL": "error"}
    return CliRunner().invoke(command, list(arguments), env=environment)


def test_schedulers_stand_side_by_side(log: Path, tmp_path: Path) -> None:
    found = json.loads(invoke(tmp_path, "compare", "--log", str(log), "--json").stdout)
    assert list(found) == ["sm2", "sm2_delphi", "fsrs"]
    assert len({(one["predictions"], one["remembered"]) for one in found.values()}) == 1
    assert found["sm2"]["predictions"] > 500
    assert 0 < found["fsrs"]["log_loss"] < found["sm2"]["log_loss"]
    shown = invoke(tmp_path, "compare", "--log", str(log))
    assert (shown.exit_code, "log loss" in shown.output) == (0, True)


def test_parameters_can_be_compared_too(log: Path, tmp_path: Path) -> None:
    defaults = ",".join(map(str, MODELS.default))
    found = json.loads(invoke(tmp_path, "compare", "--log", str(log), "--parameters", defaults, "--json").stdout)
    assert found["fsrs, fitted"] == found["fsrs"]
    for nonsense in ("1,2,x", "1,2", defaults.replace("0.212", "-1")):
        refused = invoke(tmp_path, "compare", "--log", str(log), "--parameters", nonsense)
        assert (refused.exit_code, "--parameters" in refused.output) == (2, True), nonsense


@pytest.mark.skipif(find_spec("torch") is not None, reason="this installation can fit")
def test_without_the_optional_part_fitting_says_what_is_missing(log: Path, tmp_path: Path) -> None:
    refused = invoke(tmp_path, "fit", "--log", str(log))
    assert refused.exit_code != 0
    assert "aksio[optimizer]" in f"{refused.output}{refused.exception}"


def test_a_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    refused = invoke(tmp_path, "compare", "--log", str(path))
    assert refused.exit_code != 0
    assert "missing" in f"{refused.output}{refused.exception}"
