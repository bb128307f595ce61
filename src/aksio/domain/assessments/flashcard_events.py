"""What happens to flashcards, as others may know it."""

from dataclasses import dataclass
from datetime import date, datetime

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId, ReviewId


@dataclass(frozen=True, kw_only=True)
class FlashcardEvent(Event):
    """Every event of a card says whose it is and what it belongs to."""

    flashcard_id: FlashcardId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(frozen=True, kw_only=True)
class FlashcardReviewed(FlashcardEvent):
    """A learner recalled a card, or failed to. `day` is their study day; the interval is the new one, in days."""

    review_id: ReviewId
    rating: int
    reviewed_at: datetime
    day: date
    duration_ms: int | None
    interval_days: int


@dataclass(frozen=True, kw_only=True)
class ReviewUndone(FlashcardEvent):
    """A learner took their latest answer back."""

    review_id: ReviewId
    day: date


@dataclass(frozen=True, kw_only=True)
class FlashcardBecameLeech(FlashcardEvent):
    """A card was forgotten so often that it wants rewriting."""

    lapses: int


@dataclass(frozen=True, kw_only=True)
class FlashcardMoved(FlashcardEvent):
    """A card went into another deck, whose scheduling it is to follow."""

    deck_id: DeckId


@dataclass(frozen=True, kw_only=True)
class FlashcardReworded(FlashcardEvent):
    """A card says something else than before: translations of it may no longer fit."""


@dataclass(frozen=True, kw_only=True)
class StudiedDay:
    """What a batch adds to one study day. Durations over a minute count as a minute: nobody recalls that long."""

    day: date
    reviews: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class ReviewsRecorded(Event):
    """An offline device or an import brought reviews: one event for all of them, summed by study day."""

    learner_id: LearnerId
    days: tuple[StudiedDay, ...]
