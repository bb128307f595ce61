"""What we write for Anki comes back as far as Anki can hold it."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.interchange.anki.reader import AnkiDeckReader
from aksio.adapters.interchange.anki.writer import AnkiDeckWriter
from aksio.application.assessments.interchange.interchange_ports import CardRecord, ReviewRecord, ScheduleRecord
from tests.make.interchange import HEAD, NOW, a_card_record, card_records, read, written

BUTTONS = {0: 1, 1: 1, 2: 1, 3: 3, 4: 4, 5: 5}


def as_anki_keeps_it(card: CardRecord) -> CardRecord:
    """Anki has four buttons, whole seconds for notes, milliseconds for the log, and no count of repetitions."""
    reviews = tuple(as_anki_keeps_review(review) for review in card.reviews)
    updated_at = (card.updated_at or NOW).replace(microsecond=0)
    return replace(
        card,
        front=card.front.strip(),
        back=card.back.strip(),
        explanation=card.explanation and card.explanation.strip(),
        hint=card.hint and card.hint.strip(),
        tags=tuple("_".join(tag.split()) for tag in card.tags),
        source=None,
        dropped_media=0,
        updated_at=updated_at,
        reviews=reviews,
        schedule=card.schedule and as_anki_keeps_schedule(card.schedule, reviews),
    )


def as_anki_keeps_review(review: ReviewRecord) -> ReviewRecord:
    moment = review.reviewed_at
    return replace(
        review,
        rating=BUTTONS[review.rating],
        reviewed_at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=round(moment.timestamp() * 1000)),
        studied_on=None,
        duration_ms=review.duration_ms or 0,
    )


def as_anki_keeps_schedule(schedule: ScheduleRecord, reviews: tuple[ReviewRecord, ...]) -> ScheduleRecord:
    passed = 0
    for review in reversed(reviews):
        if review.rating < 3:
            break
        passed += 1
    counted = 1 if schedule.interval_days == 1 else max(2, passed)
    return replace(
        schedule,
        scheduler="sm2",
        repetitions=0 if schedule.repetitions == 0 else counted,
        repeat_on=None,
        last_reviewed_at=reviews[-1].reviewed_at if reviews else None,
    )


def unnamed(card: CardRecord) -> CardRecord:
    """A review's id is made from the card's and its time; what it was before is not in the package."""
    return replace(card, reviews=tuple(replace(review, id=UUID(int=0)) for review in card.reviews))


def in_distinct_moments(card: CardRecord) -> bool:
    """The log of Anki has one row a millisecond; a second review in it is moved to the next, which tests below hold."""
    return len({round(review.reviewed_at.timestamp() * 1000) for review in card.reviews}) == len(card.reviews)


@given(card_records().filter(in_distinct_moments))
def test_a_card_comes_back_as_anki_keeps_it(card: CardRecord) -> None:
    deck, (found,) = read(AnkiDeckReader(), written(AnkiDeckWriter(), [card]))
    assert (deck.name, deck.description) == (HEAD.name, HEAD.description)
    assert unnamed(found) == unnamed(as_anki_keeps_it(card))


@given(st.lists(card_records(), max_size=4, unique_by=lambda card: card.id))
def test_no_card_and_no_review_is_lost(cards: list[CardRecord]) -> None:
    _, found = read(AnkiDeckReader(), written(AnkiDeckWriter(), cards))
    assert [card.id for card in found] == [card.id for card in cards]
    assert [len(card.reviews) for card in found] == [len(card.reviews) for card in cards]


def test_an_example_says_something_in_every_field() -> None:
    card = replace(a_card_record(), source=None)
    _, (found,) = read(AnkiDeckReader(), written(AnkiDeckWriter(), [card]))
    assert unnamed(found) == unnamed(as_anki_keeps_it(card))
    assert found.schedule is not None
    assert found.schedule.due_on == date(2026, 3, 9)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The tables that Anki will see."""
    shared = a_card_record(1)
    cards = [shared, replace(a_card_record(2), reviews=shared.reviews), replace(a_card_record(3), schedule=None)]
    with zipfile.ZipFile(io.BytesIO(written(AnkiDeckWriter(), cards))) as archive:
        path = Path(archive.extract("collection.anki2", tmp_path))
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_anki_counts_days_on_the_calendar(collection: sqlite3.Connection) -> None:
    created_at, config = collection.execute("SELECT crt, conf FROM col").fetchone()
    first_day = datetime.fromtimestamp(created_at, tz=UTC).date()
    (due,) = collection.execute("SELECT due FROM cards WHERE type = 2").fetchone()
    assert first_day + timedelta(days=due) == date(2026, 3, 9)
    assert json.loads(config).items() >= {"schedVer": 2, "creationOffset": 0}.items()


def test_a_note_is_known_again_by_the_id_of_its_card(collection: sqlite3.Connection) -> None:
    guids = [guid for (guid,) in collection.execute("SELECT guid FROM notes ORDER BY id")]
    assert guids == [str(a_card_record(number).id) for number in (1, 2, 3)]


def test_a_note_is_as_old_as_its_text(collection: sqlite3.Connection) -> None:
    """Anki takes a note as an update only when it was written later."""
    updated_at = a_card_record().updated_at
    assert updated_at is not None
    assert set(collection.execute("SELECT mod FROM notes")) == {(int(updated_at.timestamp()),)}


def test_reviews_at_the_same_moment_are_both_kept(collection: sqlite3.Connection) -> None:
    moments = [moment for (moment,) in collection.execute("SELECT id FROM revlog ORDER BY id")]
    assert [moment - moments[0] for moment in moments[:3]] == [0, 1, 2]
    assert len(moments) == 9


def test_no_id_lies_in_the_future(collection: sqlite3.Connection) -> None:
    """Anki refuses packages with ids later than tomorrow."""
    (latest,) = collection.execute("SELECT max(id) FROM (SELECT id FROM notes UNION SELECT id FROM cards)").fetchone()
    assert latest < (NOW + timedelta(days=1)).timestamp() * 1000


def test_new_cards_are_in_order(collection: sqlite3.Connection) -> None:
    assert collection.execute("SELECT due, queue FROM cards WHERE type = 0").fetchall() == [(3, -1)]
