"""Importing a deck: what becomes of records, and that a file that breaks off leaves nothing."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.errors import UnknownCourse
from aksio.application.assessments.interchange.import_batches import TooManyCards
from aksio.application.assessments.interchange.import_deck import ImportDeck, ImportDeckCommand
from aksio.application.assessments.interchange.import_report import ImportReport
from aksio.application.assessments.interchange.imported_card import Destination, imported_card
from aksio.application.assessments.interchange.interchange_ports import (
    CardRecord,
    DeckRecord,
    ReviewRecord,
    ScheduleRecord,
    UnreadableFile,
)
from aksio.domain.assessments.review import IMPORTED
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId
from tests.make.cards import COURSE, LEARNER, UTC_DAYS, a_deck, an_answer, some_id
from tests.make.clock import NOON, FixedClock
from tests.make.interchange import a_card_record, schedule_records
from tests.make.study import MODELS, CountedIds, OneCalendar, TheseCourses


@dataclass
class Shelf:
    """A reader whose file holds these cards, and then, maybe, breaks off."""

    cards: Sequence[CardRecord]
    broken: bool = False
    name: str | None = "From the file"
    closed: int = 0

    @contextmanager
    def read(self, file: BinaryIO) -> Iterator[DeckRecord]:
        """See the port."""
        try:
            yield DeckRecord(format="shelf", cards=_Cards(self), count=len(self.cards), name=self.name)
        finally:
            self.closed += 1


@dataclass
class _Cards:
    shelf: Shelf

    def __iter__(self) -> Iterator[CardRecord]:
        yield from self.shelf.cards
        if self.shelf.broken:
            raise UnreadableFile.because("cut_off", "The file is cut off.")


@dataclass
class Importer:
    """Imports from shelves."""

    store: MemoryStore
    clock: FixedClock
    ids: CountedIds
    calendars: OneCalendar
    courses: TheseCourses
    told: list[tuple[int, int | None]] = field(default_factory=list)

    async def __call__(self, shelf: Shelf, *, most_cards: int = 5_000, **fields: object) -> ImportReport:
        """Into a new deck of the course, unless `fields` say otherwise."""
        use_case = ImportDeck(
            uow=MemoryUnitOfWork(self.store),
            reader=shelf,
            courses=self.courses,
            calendars=self.calendars,
            models=MODELS,
            clock=self.clock,
            ids=self.ids,
            most_cards=most_cards,
        )
        arguments = {"learner_id": LEARNER, "course_id": COURSE, **fields}
        return await use_case(ImportDeckCommand(file=io.BytesIO(), **arguments))  # type: ignore[arg-type]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept."""
        return not any(self.store.rows.values()) and not self.store.outbox


@pytest.fixture
def importer(
    store: MemoryStore, clock: FixedClock, ids: CountedIds, calendars: OneCalendar, courses: TheseCourses
) -> Importer:
    return Importer(store, clock, ids, calendars, courses)


async def test_a_deck_is_taken_with_its_cards(importer: Importer) -> None:
    shelf = Shelf([a_card_record(number) for number in (1, 2, 3)])
    report = await importer(shelf)
    assert (report.deck_name, report.cards, report.reviews, report.skipped) == ("From the file", 3, 9, ())
    assert report.deck_id in importer.store.rows["decks"]
    assert len(importer.store.rows["flashcards"]) == 3
    assert shelf.closed == 1


@pytest.mark.parametrize("cards", [0, 1, 249, 250, 251, 600])
async def test_a_file_that_breaks_off_leaves_nothing(importer: Importer, cards: int) -> None:
    shelf = Shelf([CardRecord(front=str(number), back="b") for number in range(cards)], broken=True)
    with pytest.raises(UnreadableFile, match="cut off"):
        await importer(shelf)
    assert importer.is_empty
    assert shelf.closed == 1


async def test_too_many_cards_leave_nothing(importer: Importer) -> None:
    with pytest.raises(TooManyCards, match="at most 300 cards"):
        await importer(Shelf([CardRecord(front=str(number), back="b") for number in range(301)]), most_cards=300)
    assert importer.is_empty


async def test_another_course_leaves_nothing(importer: Importer) -> None:
    with pytest.raises(UnknownCourse):
        await importer(Shelf([a_card_record()]), course_id=CourseId(some_id("foreign")))
    assert importer.is_empty


async def test_a_dry_run_keeps_nothing(importer: Importer) -> None:
    report = await importer(Shelf([a_card_record()]), dry_run=True)
    assert (report.cards, report.deck_id) == (1, None)
    assert importer.is_empty


async def test_what_breaks_a_rule_is_left_out_and_counted(importer: Importer) -> None:
    good = a_card_record(1)
    schedule = good.schedule
    assert schedule is not None
    bad = [
        replace(good, front=" "),
        replace(good, front="", dropped_media=1),
        replace(good, back="x" * 20_001),
        replace(good, tags=("x" * 101,)),
        replace(good, schedule=replace(schedule, ease_hundredths=129)),
        replace(good, schedule=replace(schedule, scheduler="sm17")),
        replace(good, reviews=(replace(good.reviews[0], rating=6),)),
        replace(good, reviews=(replace(good.reviews[0], reviewed_at=NOON + timedelta(days=2)),)),
        replace(good, reviews=(replace(good.reviews[0], studied_on=date(2020, 1, 1)),)),
    ]
    records = [replace(record, id=some_id(number)) for number, record in enumerate([*bad, good])]
    report = await importer(Shelf(records))
    assert report.cards == 1
    assert [(skipped.reason, skipped.numbers) for skipped in report.skipped] == [
        ("front_too_short", (1,)),
        ("only_media", (2,)),
        ("back_too_long", (3,)),
        ("tags_0_too_long", (4,)),
        ("schedule_ease_hundredths_out_of_range", (5,)),
        ("scheduler_unknown_scheduler", (6,)),
        ("rating_out_of_range", (7,)),
        ("reviews_out_of_range", (8,)),
        ("reviews_out_of_range", (9,)),
    ]


async def test_examples_of_what_was_left_out_are_few(importer: Importer) -> None:
    report = await importer(Shelf([CardRecord(front=" ", back=str(number)) for number in range(600)]))
    assert report.skipped[0].count == 600
    assert report.skipped[0].numbers == tuple(range(1, 11))


async def test_a_record_without_a_name_is_known_by_its_text(importer: Importer) -> None:
    shelf = Shelf([CardRecord(front="a", back="b"), CardRecord(front="a", back="c")])
    first = await importer(shelf)
    again = await importer(shelf, deck_id=first.deck_id)
    assert (first.cards, again.cards) == (2, 0)
    assert (await importer(shelf)).cards == 2


# How a record becomes a card

TO = Destination(
    deck=a_deck(), course_id=COURSE, calendar=UTC_DAYS, schedulers=Schedulers(model=FsrsMemoryModel()), now=NOON
)


def a_log(ratings: list[int]) -> tuple[ReviewRecord, ...]:
    first = datetime(2025, 1, 1, 12, tzinfo=UTC)
    return tuple(
        ReviewRecord(id=some_id(("review", day)), rating=rating, reviewed_at=first + timedelta(days=3 * day))
        for day, rating in enumerate(ratings)
    )


def folded(log: tuple[ReviewRecord, ...], scheduler: str) -> ReviewSchedule:
    schedule = ReviewSchedule(scheduler=scheduler)
    for review in log:
        answer = an_answer(review.rating, at=review.reviewed_at)
        schedule = schedule.after(answer.rating, at=answer.reviewed_at, day=answer.day)
    return schedule


def as_record(schedule: ReviewSchedule) -> ScheduleRecord:
    return ScheduleRecord(**{name: getattr(schedule, name) for name in ScheduleRecord.__dataclass_fields__})


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.sampled_from(["sm2", "sm2_delphi"]))
def test_a_log_of_ours_folds_to_the_same_schedule(ratings: list[int], scheduler: str) -> None:
    log = a_log(ratings)
    schedule = folded(log, scheduler)
    imported = imported_card(CardRecord(front="a", back="b", schedule=as_record(schedule), reviews=log), TO, number=1)
    assert imported.card.schedule == schedule
    assert [review.scheduler for review in imported.reviews] == [scheduler] * len(log)
    assert imported.reviews[-1].after == schedule
    assert imported.card.take_events() == []


@given(schedule_records(), st.lists(st.integers(0, 5), max_size=5))
def test_a_card_stands_where_its_file_says_whatever_the_log(schedule: ScheduleRecord, ratings: list[int]) -> None:
    schedule = replace(schedule, last_reviewed_at=None)
    record = CardRecord(front="a", back="b", schedule=schedule, reviews=a_log(ratings))
    imported = imported_card(record, TO, number=1)
    place = ("due_on", "interval_days", "ease_hundredths")
    assert [getattr(imported.card.schedule, name) for name in place] == [getattr(schedule, name) for name in place]
    assert len(imported.reviews) == len(ratings)


def test_a_card_without_a_schedule_is_new_and_keeps_its_history() -> None:
    imported = imported_card(CardRecord(front="a", back="b", reviews=a_log([4, 4])), TO, number=1)
    assert imported.card.schedule.is_new
    assert imported.card.schedule.scheduler == TO.deck.scheduler
    assert [review.scheduler for review in imported.reviews] == [IMPORTED, IMPORTED]


@pytest.mark.parametrize("moment", [datetime(1989, 12, 31, tzinfo=UTC), NOON + timedelta(days=2)])
def test_a_last_review_that_cannot_be_is_refused(moment: datetime) -> None:
    schedule = replace(as_record(folded(a_log([4]), "sm2")), last_reviewed_at=moment)
    with pytest.raises(Invalid):
        imported_card(CardRecord(front="a", back="b", schedule=schedule), TO, number=1)
