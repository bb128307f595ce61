"""Decks out of the database into files, and back into it, on SQLite and on Postgres."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from aksio.adapters.interchange.csv_writer import CsvDeckWriter
from aksio.adapters.interchange.json_cards import JsonDeckWriter
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables.assessments import decks, flashcards, reviews
from aksio.adapters.sql.tables.machinery import outbox
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.interchange.import_batches import TooManyCards
from aksio.application.assessments.interchange.interchange_ports import CardRecord, UnreadableFile
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DeckId
from tests.make.anki import BASIC, AnkiCollection, AnkiNote, a_package, a_zip, day_number
from tests.make.cards import LEARNER, some_id
from tests.make.clock import FixedClock
from tests.make.interchange import a_card_record, written
from tests.make.studied_deck import OTHER, Desk, a_studied_deck

FORMATS = ["json", "apkg", "csv"]


@pytest.fixture
def desk(database: Database, clock: FixedClock) -> Desk:
    """Import and export on a database without rows."""
    return Desk(database, clock)


async def counts(desk: Desk) -> dict[str, int]:
    """How many rows there are of everything that an import writes."""
    async with desk.database.connect() as connection:
        tables = (decks, flashcards, reviews, outbox)
        return {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in tables
        }


NOTHING = {"decks": 0, "flashcards": 0, "reviews": 0, "outbox": 0}


def known(card: CardRecord) -> CardRecord:
    """What has to survive every format: all but names, and the log."""
    return replace(card, id=None, reviews=(), updated_at=None)


@pytest.mark.parametrize("format", FORMATS)
async def test_a_studied_deck_survives_the_way_out_and_in(desk: Desk, clock: FixedClock, format: str) -> None:
    deck, cards = a_studied_deck(clock)
    await desk.keep(deck, cards)
    before = await desk.cards(deck.id)
    report = await desk.import_deck(await desk.export(deck.id, format), learner_id=OTHER)
    after = await desk.cards(report.deck_id, learner_id=OTHER)
    assert report.skipped == ()
    assert (report.format, report.cards) == (format, len(cards))
    assert [replace(known(card), schedule=None) for card in after] == [
        replace(known(card), schedule=None) for card in before
    ]
    assert [as_carried(card, format) for card in after] == [as_carried(card, format) for card in before]


def as_carried(card: CardRecord, format: str) -> CardRecord:
    """CSV has no log. Without it nobody knows the last review; Anki and CSV keep what decides the next interval."""
    assert card.schedule is not None
    if format == "csv":
        return replace(card, id=None, reviews=(), updated_at=None)
    return replace(
        card, id=None, updated_at=None, reviews=tuple(replace(review, id=some_id("review")) for review in card.reviews)
    )


@pytest.mark.parametrize("format", ["json", "apkg"])
async def test_the_log_folds_to_the_same_schedule_and_stays_ours(desk: Desk, clock: FixedClock, format: str) -> None:
    deck, cards = a_studied_deck(clock)
    await desk.keep(deck, cards)
    report = await desk.import_deck(await desk.export(deck.id, format), learner_id=OTHER)
    assert report.reviews == sum(map(len, cards.values()))
    async with desk.database.connect() as connection:
        schedulers = await connection.execute(
            select(reviews.c.scheduler).where(reviews.c.learner_id == OTHER).distinct()
        )
        assert schedulers.scalars().all() == ["sm2"]


async def test_importing_the_same_file_again_doubles_nothing(desk: Desk, clock: FixedClock) -> None:
    deck, cards = a_studied_deck(clock, cards=5)
    await desk.keep(deck, cards)
    for name in FORMATS[:2]:
        content = await desk.export(deck.id, name)
        first = await desk.import_deck(content, key=name)
        again = await desk.import_deck(content, key=name)
        into_it = await desk.import_deck(content, deck_id=first.deck_id)
        into_its_origin = await desk.import_deck(content, deck_id=deck.id)
        assert first.cards == 5
        for report in (again, into_it, into_its_origin):
            assert (report.cards, [(skipped.reason, skipped.count) for skipped in report.skipped]) == (
                0,
                [("already_there", 5)],
            )
        assert again.deck_id == first.deck_id


async def test_a_file_may_repeat_itself(desk: Desk) -> None:
    report = await desk.import_deck(b"front,back\na,b\nc,d\na,b\n")
    assert (report.cards, report.skipped[0].reason, report.skipped[0].numbers) == (2, "already_there", (3,))


async def test_cards_keep_the_order_of_their_file(desk: Desk) -> None:
    fronts = [f"card {number}" for number in range(600)]
    content = written(CsvDeckWriter(), [CardRecord(front=front, back="b") for front in fronts])
    report = await desk.import_deck(content)
    assert [card.front for card in await desk.cards(report.deck_id)] == fronts


async def test_a_dry_run_says_the_same_and_keeps_nothing(desk: Desk) -> None:
    content = written(JsonDeckWriter(), [a_card_record(1), replace(a_card_record(2), front=" "), a_card_record(1)])
    dry = await desk.import_deck(content, dry_run=True)
    assert await counts(desk) == NOTHING
    wet = await desk.import_deck(content)
    assert dry == replace(wet, dry_run=True, deck_id=None)
    assert [skipped.reason for skipped in wet.skipped] == ["front_too_short", "already_there"]


async def test_what_anki_scheduled_stays_where_it_stood(desk: Desk, clock: FixedClock) -> None:
    due_on = clock.now().date() + timedelta(days=90)
    note = AnkiNote(id=5, type=BASIC, fields=("a", "b"), cards=((0, 2, 2, day_number(due_on), 140, 2350, 2, 3, 0, 0),))
    answers = [(1_740_000_000_000 + n, 50, 3, 140, 60, 2350, 4_000, 1) for n in range(3)]
    report = await desk.import_deck(a_package(AnkiCollection(notes=[note], answers=answers)))
    (card,) = await desk.cards(report.deck_id)
    assert card.schedule is not None
    assert (card.schedule.due_on, card.schedule.interval_days, card.schedule.ease_hundredths) == (due_on, 140, 235)
    assert len(card.reviews) == 3
    exported = await desk.export(report.deck_id, "json")
    (again,) = await desk.cards((await desk.import_deck(exported)).deck_id)
    assert again.schedule == card.schedule


async def test_the_deck_is_named_by_the_command_then_by_the_file(desk: Desk) -> None:
    content = written(JsonDeckWriter(), [a_card_record()])
    assert (await desk.import_deck(content)).deck_name == "Chemie & <Physik>"
    assert (await desk.import_deck(content, deck_name="Mine")).deck_name == "Mine"
    assert (await desk.import_deck(b"front,back\na,b\n", file_name="Fish & chips.csv")).deck_name == "Fish & chips"
    assert (await desk.import_deck(b"front,back\na,b\n", file_name=".csv")).deck_name == ".csv"
    assert (await desk.import_deck(b"front,back\na,b\n")).deck_name == "Imported deck"


BROKEN = [
    pytest.param(a_package(AnkiCollection(notes=[], tweaks="DROP TABLE revlog")), id="broken_apkg"),
    pytest.param(a_zip({"collection.anki2": b"\0" * 60_000_000}), id="zip_bomb"),
    pytest.param(b"front,back\n" + b"a%d,b\n" * 2_000 + "größe,x\n".encode("latin-1"), id="wrong_encoding"),
    pytest.param(
        b"front,back\n" + b"".join(b"a%d,b\n" % number for number in range(2_000)) + b"ragged\n", id="ragged_at_the_end"
    ),
    pytest.param(
        written(JsonDeckWriter(), [a_card_record(number) for number in range(600)])[:-4] + b',{"front": 1}]}',
        id="misfit_at_the_end",
    ),
    pytest.param(
        a_package(
            AnkiCollection(
                notes=[AnkiNote(id=number, type=BASIC, fields=(f"f{number}", "b")) for number in range(1, 900)],
                tweaks="UPDATE cards SET ivl = 'x' WHERE id = (SELECT max(id) FROM cards)",
            )
        ),
        id="broken_card_at_the_end",
    ),
]


@pytest.mark.parametrize("content", BROKEN)
async def test_a_broken_file_leaves_nothing_half_imported(desk: Desk, content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        await desk.import_deck(content)
    assert await counts(desk) == NOTHING


async def test_too_many_cards_leave_nothing(desk: Desk) -> None:
    desk.most_cards = 300
    rows = b"".join(b"a%d,b\n" % number for number in range(301))
    with pytest.raises(TooManyCards):
        await desk.import_deck(b"front,back\n" + rows)
    assert await counts(desk) == NOTHING


async def test_what_is_not_the_learners_is_not_there(desk: Desk, clock: FixedClock) -> None:
    deck, cards = a_studied_deck(clock, cards=2)
    await desk.keep(deck, cards)
    content = await desk.export(deck.id, "csv")
    with pytest.raises(DeckNotFound):
        await desk.import_deck(content, deck_id=deck.id, learner_id=OTHER)
    with pytest.raises(DeckNotFound):
        await desk.export(deck.id, "csv", learner_id=OTHER)
    with pytest.raises(DeckNotFound):
        await desk.export(DeckId(some_id("no deck")), "csv")
    with pytest.raises(UnknownCourse):
        await desk.import_deck(content, course_id=CourseId(some_id("another course")))


async def test_a_course_is_needed_and_a_deck_may_say_it(desk: Desk, clock: FixedClock) -> None:
    deck, cards = a_studied_deck(clock, cards=1)
    await desk.keep(deck, cards)
    with pytest.raises(Invalid) as refusal:
        await desk.import_deck(b"front,back\na,b\n", course_id=None)
    assert refusal.value.errors[0].pointer == "/course_id"
    assert (await desk.import_deck(b"front,back\na,b\n", course_id=None, deck_id=deck.id)).cards == 1


async def test_an_unknown_format_is_refused(desk: Desk, clock: FixedClock) -> None:
    with pytest.raises(Invalid, match="apkg, csv, json"):
        await desk.export(DeckId(some_id("deck")), "docx")


async def test_progress_is_told(desk: Desk) -> None:
    told: list[tuple[int, int | None]] = []
    content = written(JsonDeckWriter(), [CardRecord(front=str(number), back="b") for number in range(600)])
    await desk.import_deck(content, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(250, 600), (500, 600), (600, 600)]


async def test_an_import_says_once_what_was_studied(desk: Desk) -> None:
    await desk.import_deck(written(JsonDeckWriter(), [a_card_record(1), a_card_record(2)]))
    async with desk.database.connect() as connection:
        (event,) = (await connection.execute(select(outbox))).mappings().all()
    assert event["name"] == "assessments.reviews_recorded"
    assert event["aggregate_key"] == str(LEARNER)
    assert [day["reviews"] for day in event["payload"]["days"]] == [2, 2, 2]
