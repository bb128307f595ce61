"""Every mail exists in every language, says what it has to, and keeps markup out."""

from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from aksio.adapters import jinja
from aksio.adapters.jinja.letter_writer import LANGUAGES, JinjaLetterWriter

FOLDER = Path(jinja.__file__).parent / "letters"
MAILS = sorted(file.stem for file in (FOLDER / "en").iterdir())
HOSTILE = '<script>alert("x")</script>'
EXAM = {"course": HOSTILE, "date": date(2026, 6, 1), "days": 7, "score": 71, "score_low": 60, "score_high": 80}
VALUES = {
    "name": HOSTILE,
    "link": "https://aksio.example/a?b=1&c=2",
    "unsubscribe": "https://aksio.example/leave",
    "token": "the-token",
    "email": "a@example.org",
    "due": 12,
    "streak": 5,
    "exams": [EXAM],
    "reviews": 40,
    "minutes": 31,
    "retention": 91,
    "retention_low": 80,
    "retention_high": 96,
    "first": date(2026, 5, 18),
    "last": date(2026, 5, 24),
    "planned_sessions": 4,
    "planned_minutes": 90,
    "minutes_per_page": 2.5,
    "reading_is_measured": True,
    "amount": "9.00",
    "currency": "EUR",
} | EXAM


def placeholders(mail: str, language: str) -> set[str]:
    """What a mail wants to be told."""
    return meta.find_undeclared_variables(Environment(autoescape=True).parse(source(mail, language)))


def source(mail: str, language: str) -> str:
    """The file."""
    return (FOLDER / language / f"{mail}.txt").read_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_exists_in_every_language(language: str) -> None:
    assert len(MAILS) == 8
    assert sorted(file.stem for file in (FOLDER / language).iterdir()) == MAILS


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_placeholders_and_words_of_its_own(mail: str, language: str) -> None:
    assert placeholders(mail, language) == placeholders(mail, "en")
    assert language == "en" or source(mail, language) != source(mail, "en")


@pytest.mark.parametrize("mail", MAILS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_stays_text(mail: str, language: str) -> None:
    letter = JinjaLetterWriter().write(mail, language=language, values=VALUES)
    assert HOSTILE in letter.text
    assert "<script" not in letter.html
    assert "&lt;script&gt;" in letter.html
    assert '<a href="https://aksio.example/a?b=1&amp;c=2">' in letter.html
    assert "\n" not in letter.subject
    assert f'<html lang="{language}">' in letter.html


@pytest.mark.parametrize(("tag", "hello"), [("nn-NO", "Hei"), ("de-AT", "Hallo"), ("es-419", "Hola"), ("fr", "Hello")])
def test_the_nearest_language_is_taken(tag: str, hello: str) -> None:
    letter = JinjaLetterWriter().write("welcome", language=tag, values=VALUES | {"name": None})
    assert letter.text.startswith(f"{hello},\n\n")


def test_a_subject_is_one_line_whatever_a_course_is_called() -> None:
    letter = JinjaLetterWriter().write("exam_reminder", language="en", values=VALUES | {"course": "A\r\nBcc: x@y.z"})
    assert letter.subject == "Exam ahead: A Bcc: x@y.z"
