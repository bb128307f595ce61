"""What the use cases about decks and flashcards answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from aksio.application.assessments.reviews.today import Today
from aksio.domain.assessments.card_state import CardState
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.due_queue import sibling_group
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review, ReviewKind
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.source import Source
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, ReviewId, SectionId


@dataclass(frozen=True, kw_only=True)
class DeckView:
    """A deck as its owner sees it."""

    id: DeckId
    name: str
    course_id: CourseId | None
    description: str | None
    language: str | None
    scheduler: str
    desired_retention: float
    twin_of: DeckId | None
    twin_schedules: TwinSchedules | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, deck: Deck) -> Self:
        """The view of a deck that was just changed."""
        return cls(**{name: getattr(deck, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class ScheduleView:
    """A schedule as its owner sees it. `due_at` is when the due day begins for them; None before the first review.

    The last four are FSRS's: stability in days, difficulty 1..10, retrievability the chance of recall today.
    """

    scheduler: str
    repetitions: int
    interval_days: int
    ease_factor: float
    due_on: date | None
    due_at: datetime | None
    same_day_repeat: bool
    lapses: int
    last_reviewed_at: datetime | None
    desired_retention: float | None
    stability: float | None
    difficulty: float | None
    retrievability: float | None

    @classmethod
    def of(cls, schedule: ReviewSchedule, today: Today) -> Self:
        """The schedule as it looks today."""
        memory, chance = schedule.memory, schedule.chance_of_recall(today.day)
        return cls(
            scheduler=schedule.scheduler,
            repetitions=schedule.repetitions,
            interval_days=schedule.interval_days,
            ease_factor=schedule.ease_hundredths / 100,
            due_on=schedule.due_on,
            due_at=None if schedule.due_on is None else today.calendar.start_of(schedule.due_on),
            same_day_repeat=schedule.repeats_on(today.day),
            lapses=schedule.lapses,
            last_reviewed_at=schedule.last_reviewed_at,
            desired_retention=schedule.desired_retention,
            stability=None if memory is None else memory.stability,
            difficulty=None if memory is None else memory.difficulty,
            retrievability=None if chance is None else round(chance, 4),
        )


@dataclass(frozen=True, kw_only=True)
class FlashcardView:
    """A card as its owner sees it."""

    id: FlashcardId
    course_id: CourseId
    deck_id: DeckId | None
    section_id: SectionId | None
    front: str
    back: str
    explanation: str | None
    hint: str | None
    tags: tuple[str, ...]
    source: Source | None
    schedule: ScheduleView
    state: CardState
    suspended: bool
    buried_until: date | None
    starred: bool
    leech: bool
    twin_of: FlashcardId | None
    twin_is_stale: bool
    schedule_of: FlashcardId | None
    created_at: datetime
    updated_at: datetime
    version: int

    @property
    def siblings(self) -> str:
        """See `due_queue.HasSiblings`."""
        return sibling_group(self.front, self.source)

    @classmethod
    def of(cls, card: Flashcard, today: Today) -> Self:
        """The view of a card that was just changed."""
        stored = {name: getattr(card, name) for name in cls.__dataclass_fields__ if name not in ("schedule", "state")}
        return cls(**stored, schedule=ScheduleView.of(card.schedule, today), state=card.state_on(today.day))


@dataclass(frozen=True, kw_only=True)
class ReviewView:
    """A review as its owner sees it. The interval is the one that it led to, in days."""

    id: ReviewId
    flashcard_id: FlashcardId
    rating: int
    kind: ReviewKind
    reviewed_at: datetime
    day: date
    duration_ms: int | None
    session_id: UUID | None
    scheduler: str
    scheduler_version: int
    interval_days: int
    ease_factor: float
    undone_at: datetime | None

    @classmethod
    def of(cls, review: Review) -> Self:
        """The view of a review in the log."""
        return cls(
            id=review.answer.review_id,
            flashcard_id=review.flashcard_id,
            rating=int(review.answer.rating),
            kind=review.kind,
            reviewed_at=review.answer.reviewed_at,
            day=review.answer.day,
            duration_ms=review.answer.duration_ms,
            session_id=review.answer.session_id,
            scheduler=review.scheduler,
            scheduler_version=review.scheduler_version,
            interval_days=review.after.interval_days,
            ease_factor=review.after.ease_hundredths / 100,
            undone_at=review.undone_at,
        )


@dataclass(frozen=True, kw_only=True)
class QueueCounts:
    """How many cards today still brings, within the daily limits. Learning cards are not counted as due."""

    due: int
    new: int
    learning: int


@dataclass(frozen=True, kw_only=True)
class DueQueue:
    """A page of today's queue."""

    items: list[FlashcardView]
    next_cursor: str | None
    counts: QueueCounts


@dataclass(frozen=True, kw_only=True)
class FlashcardStats:
    """A learner's cards, counted by state, and what was done today."""

    total: int
    new: int
    learning: int
    young: int
    mature: int
    suspended: int
    buried: int
    starred: int
    leeches: int
    reviews_today: int
    new_today: int
