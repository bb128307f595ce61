"""`make quality` on a corpus of one small article in each language."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quality.__main__ import main
from quality.corpus import LANGUAGES
from quality.tally import Tally
from tests.make.generation import OXYGEN, study_texts


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        gold = {"question": "?", "answers": [{"text": "Lavoisier", "answer_start": 0}]}
        contexts = [OXYGEN] if language == "en" else study_texts(language)[:1]
        article = {"title": "One", "paragraphs": [{"context": text, "qas": [gold]} for text in contexts]}
        (tmp_path / f"xquad.{language}.json").write_text(json.dumps({"data": [article]}), encoding="utf-8")
    return tmp_path


def rows(printed: str) -> dict[str, list[list[str]]]:
    """The rows of each report by language."""
    found: dict[str, list[list[str]]] = {language: [] for language in LANGUAGES}
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] in found:
            found[cells[0]].append(cells)
    return found


def test_each_report_has_a_row_a_language(corpus: Path) -> None:
    ran = CliRunner().invoke(main, ["cards", "questions", "--corpus", str(corpus)])
    assert ran.exit_code == 0, ran.output
    for cards, questions in rows(ran.output).values():
        assert int(cards[1]) > 0
        assert int(questions[1]) > 0


def test_the_tutor_is_asked_what_people_asked(corpus: Path) -> None:
    english = {"title": "One", "paragraphs": [{"context": OXYGEN, "qas": [
        {"question": "Who named oxygen?", "answers": [{"text": "Lavoisier", "answer_start": 0}]},
        {"question": "Where do penguins sleep?", "answers": [{"text": "1783", "answer_start": 0}]},
    ]}]}  # fmt: skip
    (corpus / "xquad.en.json").write_text(json.dumps({"data": [english]}), encoding="utf-8")
    ran = CliRunner().invoke(main, ["tutor", "--corpus", str(corpus)])
    assert ran.exit_code == 0, ran.output
    its_article = rows(ran.output)["en"][0]
    assert its_article[1:7] == ["its article", "2", "50.0 %", "50.0 %", "50.0 %", "50.0 %"]


def test_a_key_is_gold_or_overlaps_or_neither() -> None:
    tally = Tally()
    for key in ("Lavoisier", "Antoine Lavoisier", "1783"):
        tally.count_key(key, {("lavoisier",)})
    assert (tally.keys, tally.gold, tally.overlapping) == (3, 1, 2)
