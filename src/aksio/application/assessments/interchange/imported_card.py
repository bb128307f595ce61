"""How a record from a file becomes a flashcard with its schedule and its log."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import uuid5

from aksio.application.assessments.interchange.imported_schedule import answer_of, schedule_of
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import FSRS, Scheduling
from aksio.domain.assessments.source import Source
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, FlashcardId


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where cards are imported to, and what is known there."""

    deck: Deck
    course_id: CourseId
    calendar: StudyCalendar
    schedulers: Schedulers
    now: datetime


@dataclass(frozen=True, kw_only=True)
class ImportedCard:
    """A card that is ready to be kept, with its log. `known_as` is its name in the file."""

    card: Flashcard
    reviews: list[Review]
    known_as: FlashcardId | None
    dropped_media: int


def imported_id(record: CardRecord, deck: Deck) -> FlashcardId:
    """The id that a card gets in a deck: the same whenever it is imported, so that importing again doubles nothing.

    A card without a name in its file is known by what it says.
    """
    name = record.id.hex if record.id else f"{record.front}\n{record.back}"
    return FlashcardId(uuid5(deck.id, name))


def imported_card(record: CardRecord, to: Destination, *, number: int) -> ImportedCard:
    """The card of a record. Raises Invalid when it breaks a rule.

    `number` is its place in the file: cards are a microsecond apart, so that they keep their order.
    """
    card = Flashcard.write(
        id=imported_id(record, to.deck),
        learner_id=to.deck.learner_id,
        course_id=to.course_id,
        deck_id=to.deck.id,
        front=record.front,
        back=record.back,
        explanation=record.explanation,
        hint=record.hint,
        tags=record.tags,
        source=None if record.source is None else Source(page=record.source.page, text=record.source.text),
        scheduling=_scheduling(record, to.deck),
        now=to.now + timedelta(microseconds=number),
    )
    card.starred, card.suspended = record.starred, record.suspended
    known_as = None if record.id is None else FlashcardId(record.id)
    reviews = _scheduled(card, record, to)
    return ImportedCard(card=card, reviews=reviews, known_as=known_as, dropped_media=record.dropped_media)


def _scheduling(record: CardRecord, deck: Deck) -> Scheduling:
    if record.schedule is None:
        return deck.scheduling
    return Scheduling(scheduler=record.schedule.scheduler, desired_retention=deck.desired_retention)


def _scheduled(card: Flashcard, record: CardRecord, to: Destination) -> list[Review]:
    """When our scheduler makes of the log what the file says, the log stands with all its steps.

    Otherwise another program had scheduled the card: it stays where it stood there, and the log becomes history. A card
    without a schedule is new, whatever its history. Where FSRS is on either side, the card follows its new deck.
    """
    carried = card.schedule if record.schedule is None else schedule_of(record.schedule, now=to.now)
    answers = [answer_of(review, card.id, calendar=to.calendar, now=to.now) for review in record.reviews]
    reviews = _log(card, carried, answers, to) or card.carry_over(carried, answers)
    card.take_events()  # what the log tells happened elsewhere, and long ago
    if FSRS in (card.schedule.scheduler, to.deck.scheduler):
        changed = card.reschedule(to.deck.scheduling, reviews, schedulers=to.schedulers)
        reviews = list({review.answer.review_id: review for review in [*reviews, *changed]}.values())
    return reviews


def _log(card: Flashcard, carried: ReviewSchedule, answers: list[Answer], to: Destination) -> list[Review]:
    """The card's log with its steps; nothing where it does not lead to what was carried."""
    if not answers:
        return []
    reviews = card.merge(answers, schedulers=to.schedulers, now=to.now)
    if carried.scheduler == FSRS:
        reviews = _placed_alike(card, carried, reviews, to)
    return reviews if _place(card.schedule) == _place(carried) else []


def _placed_alike(card: Flashcard, carried: ReviewSchedule, log: list[Review], to: Destination) -> list[Review]:
    """The lots of a card are its own: this one is put on the day on which it was due in its file."""
    *_, last = log
    spread = to.schedulers.fsrs.spread_after(last.before, last.answer.rating, day=last.answer.day)
    offset = carried.interval_days - spread.earliest
    placed = replace(last, answer=replace(last.answer, offset_days=offset)).taken_from(last.before, to.schedulers)
    card.schedule = placed.after
    return [*log[:-1], placed]


def _place(schedule: ReviewSchedule) -> tuple[date | None, int, int]:
    return schedule.due_on, schedule.interval_days, schedule.ease_hundredths
