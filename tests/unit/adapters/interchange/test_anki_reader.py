"""Anki packages of every version, as cards with their schedule and their log."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest

from aksio.adapters.interchange.anki.package import COLLECTIONS
from aksio.adapters.interchange.anki.reader import AnkiDeckReader
from aksio.application.assessments.interchange.interchange_ports import CardRecord, ReviewRecord, ScheduleRecord
from tests.make.anki import (
    BASIC,
    CLOZE,
    MODIFIED,
    REVERSED,
    AnkiCollection,
    AnkiNote,
    a_package,
    a_zip,
    day_number,
    milliseconds,
)
from tests.make.interchange import read

DUE = date(2026, 3, 20)
REVIEWED = datetime(2026, 3, 5, 18, 30, 0, 125_000, tzinfo=UTC)


def cards_of(collection: AnkiCollection, name: str = "collection.anki2") -> list[CardRecord]:
    return read(AnkiDeckReader(), a_package(collection, name=name))[1]


def a_card(*state: int, home: tuple[int, int] = (0, 0), answers: tuple[tuple[int, ...], ...] = ()) -> CardRecord:
    """The one card of a collection: type, queue, due, interval, factor, reps, lapses."""
    note = AnkiNote(id=5, type=BASIC, fields=("a", "b"), cards=((0, *state, *home),))
    (card,) = cards_of(AnkiCollection(notes=[note], answers=answers))
    return card


def an_answer(number: int, button: int, interval: int, factor: int = 2500, kind: int = 1) -> tuple[int, ...]:
    moment = milliseconds(REVIEWED) + number
    return (moment, 50, button, interval, 1, factor, 4_000, kind)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_note_is_read_whole(name: str) -> None:
    note = AnkiNote(
        id=5,
        type=BASIC,
        guid="x%Y",
        fields=("Was ist <b>ATP</b>?", 'Energie<br>&amp; mehr<img src="a.png">[sound:b.mp3]'),
        tags="exam marked Bio::cells",
        cards=((0, 2, -1, day_number(DUE), 15, 2640, 4, 2, 0, 0),),
    )
    collection = AnkiCollection(notes=[note], answers=[an_answer(0, 3, 6, 2500), an_answer(1, 4, 15, 2640)])
    deck, (card,) = read(AnkiDeckReader(), a_package(collection, name=name))
    assert (deck.format, deck.name, deck.description) == ("apkg", "Biology::Cells", "About cells")
    assert card.id is not None
    assert card == CardRecord(
        id=card.id,
        front="Was ist ATP?",
        back="Energie\n& mehr",
        tags=("exam", "Bio::cells"),
        starred=True,
        suspended=True,
        dropped_media=2,
        updated_at=MODIFIED,
        schedule=ScheduleRecord(
            scheduler="sm2",
            repetitions=2,
            interval_days=15,
            ease_hundredths=264,
            due_on=DUE,
            lapses=2,
            last_reviewed_at=REVIEWED + timedelta(milliseconds=1),
        ),
        reviews=tuple(
            ReviewRecord(
                id=review.id,
                rating=rating,
                reviewed_at=REVIEWED + timedelta(milliseconds=number),
                duration_ms=4_000,
                interval_days=interval,
                ease_hundredths=ease,
            )
            for number, (review, rating, interval, ease) in enumerate(
                zip(card.reviews, (4, 5), (6, 15), (250, 264), strict=True)
            )
        ),
    )


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_template_makes_a_card(name: str) -> None:
    new = (0, 0, 1, 0, 0, 0, 0, 0, 0)
    notes = [
        AnkiNote(id=5, type=REVERSED, fields=("cat", "Katze"), cards=((0, *new), (1, *new))),
        AnkiNote(id=6, type=CLOZE, fields=("{{c1::Paris}}, {{c2::France::land}}", "x"), cards=((0, *new), (1, *new))),
    ]
    texts = [(card.front, card.back, card.explanation) for card in cards_of(AnkiCollection(notes=notes), name)]
    assert texts == [
        ("cat", "Katze", None),
        ("Katze", "cat", None),
        ("[…], France", "Paris", "x"),
        ("Paris, [land]", "France", "x"),
    ]


def test_an_aside_is_the_answer_when_there_is_no_other() -> None:
    note = AnkiNote(id=5, type=CLOZE, fields=("{{c1::}} is empty", "the answer"))
    (card,) = cards_of(AnkiCollection(notes=[note]))
    assert (card.back, card.explanation) == ("the answer", None)


def test_the_newest_collection_of_a_package_is_read() -> None:
    old = a_package(AnkiCollection(notes=[AnkiNote(id=1, type=BASIC, fields=("Please update", ""))]))
    new = a_package(AnkiCollection(notes=[AnkiNote(id=1, type=BASIC, fields=("a", "b"))]), name="collection.anki21b")
    both = a_package_of(old, "collection.anki2", new, "collection.anki21b")
    assert [card.front for card in read(AnkiDeckReader(), both)[1]] == ["a"]


def test_a_new_card_has_no_schedule() -> None:
    assert a_card(0, 0, 17, 0, 0, 0, 0).schedule is None


def test_a_card_in_a_filtered_deck_keeps_its_home_due_date() -> None:
    schedule = a_card(2, 2, -100_000, 15, 2500, 3, 0, home=(day_number(DUE), 1)).schedule
    assert schedule is not None
    assert schedule.due_on == DUE


def test_a_learning_card_is_due_on_the_day_of_its_step() -> None:
    schedule = a_card(1, 1, int(REVIEWED.timestamp()), 0, 0, 1, 0).schedule
    assert schedule is not None
    assert (schedule.due_on, schedule.repetitions, schedule.interval_days) == (REVIEWED.date(), 0, 1)
    assert schedule.ease_hundredths == 250


def test_a_forgotten_card_begins_anew() -> None:
    schedule = a_card(3, 3, day_number(DUE), 1, 1900, 9, 4).schedule
    assert schedule is not None
    assert (schedule.repetitions, schedule.lapses, schedule.ease_hundredths) == (0, 4, 190)


@pytest.mark.parametrize(("factor", "ease"), [(1300, 130), (1000, 130), (2505, 250), (0, 250)])
def test_ease_never_falls_below_its_floor(factor: int, ease: int) -> None:
    schedule = a_card(2, 2, day_number(DUE), 15, factor, 3, 0).schedule
    assert schedule is not None
    assert schedule.ease_hundredths == ease


@pytest.mark.parametrize(("buttons", "interval", "repetitions"), [((), 1, 1), ((), 30, 2), ((3, 1, 3, 3, 4), 30, 3)])
def test_repetitions_are_told_from_the_log_and_the_interval(
    buttons: tuple[int, ...], interval: int, repetitions: int
) -> None:
    answers = tuple(an_answer(number, button, 1) for number, button in enumerate(buttons))
    schedule = a_card(2, 2, day_number(DUE), interval, 2500, 5, 1, answers=answers).schedule
    assert schedule is not None
    assert schedule.repetitions == repetitions


def test_rescheduling_by_hand_and_cramming_are_no_reviews() -> None:
    answers = (an_answer(0, 0, 15, kind=4), an_answer(1, 3, 0, kind=3), an_answer(2, 3, -600, factor=0, kind=0))
    (review,) = a_card(1, 1, 1, 0, 0, 1, 0, answers=answers).reviews
    assert (review.rating, review.interval_days, review.ease_hundredths) == (4, None, None)


def test_the_first_scheduler_had_no_hard_button_while_learning() -> None:
    note = AnkiNote(id=5, type=BASIC, fields=("a", "b"))
    answers = [an_answer(0, 2, -600, kind=0), an_answer(1, 3, 4, kind=0), an_answer(2, 2, 5, kind=1)]
    (card,) = cards_of(AnkiCollection(notes=[note], answers=answers, config={}))
    assert [review.rating for review in card.reviews] == [4, 5, 3]


@pytest.mark.parametrize("config", [{"creationOffset": -60}, {}])
def test_days_count_from_the_local_day_of_creation(config: dict[str, object]) -> None:
    note = AnkiNote(id=5, type=BASIC, fields=("a", "b"), cards=((0, 2, 2, 0, 15, 2500, 1, 0, 0, 0),))
    (card,) = cards_of(AnkiCollection(notes=[note], config=config))
    assert card.schedule is not None
    assert card.schedule.due_on == date(2024, 1, 10)


def test_a_due_day_that_no_calendar_has_makes_a_new_card() -> None:
    assert a_card(2, 2, 900_000_000, 15, 2500, 1, 0).schedule is None


def test_several_decks_become_one_with_tags() -> None:
    notes = [
        AnkiNote(id=5, type=BASIC, fields=("a", "b"), deck=7),
        AnkiNote(id=6, type=BASIC, fields=("c", "d"), deck=8, tags="x"),
    ]
    collection = AnkiCollection(notes=notes, decks={1: "Default", 7: "Bio::Cells", 8: "Bio::The plants::Roots"})
    deck, cards = read(AnkiDeckReader(), a_package(collection))
    assert deck.name == "Bio"
    assert [card.tags for card in cards] == [("Cells",), ("x", "The_plants::Roots")]


def test_logs_go_to_their_own_cards() -> None:
    notes = [AnkiNote(id=number, type=BASIC, fields=(str(number), "b")) for number in (3, 5, 9)]
    gone, fifth, ninth = (
        (milliseconds(REVIEWED) + n, card, 3, 1, 1, 2500, n, 1) for n, card in enumerate((40, 50, 90))
    )
    cards = cards_of(AnkiCollection(notes=notes, answers=[ninth, gone, fifth]))
    assert [[review.duration_ms for review in card.reviews] for card in cards] == [[], [1], [2]]


def test_ids_are_the_same_every_time_and_never_shared() -> None:
    new = (0, 0, 1, 0, 0, 0, 0, 0, 0)
    note = AnkiNote(id=5, type=REVERSED, fields=("a", "b"), cards=((0, *new), (1, *new)))
    answers = [(1_700_000_000_000, 50, 3, 1, 1, 2500, 1, 1), (1_700_000_000_001, 51, 3, 1, 1, 2500, 1, 1)]
    package = a_package(AnkiCollection(notes=[note], answers=answers))
    once, again = read(AnkiDeckReader(), package)[1], read(AnkiDeckReader(), package)[1]
    assert once == again
    assert len({card.id for card in once} | {card.reviews[0].id for card in once}) == 4


def test_a_card_whose_template_is_gone_is_empty() -> None:
    notes = [
        AnkiNote(id=5, type=BASIC, fields=("a", "b"), cards=((4, 0, 0, 1, 0, 0, 0, 0, 0, 0),)),
        AnkiNote(id=6, type=999, fields=("a", "b")),
    ]
    assert [(card.front, card.back) for card in cards_of(AnkiCollection(notes=notes))] == [("", ""), ("", "")]


def a_package_of(one: bytes, one_name: str, other: bytes, other_name: str) -> bytes:
    members = {}
    for package, name in ((one, one_name), (other, other_name)):
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            members[name] = archive.read(name)
    return a_zip(members)
