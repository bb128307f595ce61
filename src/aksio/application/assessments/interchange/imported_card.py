"""How a record from a file becomes a flashcard with its schedule and its log."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid5

from aksio.application.assessments.interchange.imported_schedule import answer_of, schedule_of
from aksio.application.assessments.interchange.interchange_ports import CardRecord
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.source import Source
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, FlashcardId


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where cards are imported to, and what is known there."""

    deck: Deck
    course_id: CourseId
    calendar: StudyCalendar
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
        scheduler=record.schedule.scheduler if record.schedule else to.deck.scheduler,
        now=to.now + timedelta(microseconds=number),
    )
    card.starred, card.suspended = record.starred, record.suspended
    known_as = None if record.id is None else FlashcardId(record.id)
    reviews = _scheduled(card, record, to)
    return ImportedCard(card=card, reviews=reviews, known_as=known_as, dropped_media=record.dropped_media)


def _scheduled(card: Flashcard, record: CardRecord, to: Destination) -> list[Review]:
    """When our scheduler makes of the log what the file says, the log stands with all its steps.

    Otherwise another program had scheduled the card: it stays where it stood there, and the log becomes history. A card
    without a schedule is new, whatever its history.
    """
    carried = card.schedule if record.schedule is None else schedule_of(record.schedule, now=to.now)
    answers = [answer_of(review, card.id, calendar=to.calendar, now=to.now) for review in record.reviews]
    if answers:
        reviews = card.merge(answers, now=to.now)
        card.take_events()  # what the log tells happened elsewhere, and long ago
        if _place(card.schedule) == _place(carried):
            return reviews
    return card.carry_over(carried, answers)


def _place(schedule: ReviewSchedule) -> tuple[date | None, int, int]:
    return schedule.due_on, schedule.interval_days, schedule.ease_hundredths
