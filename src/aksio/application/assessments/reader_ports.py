"""What the use cases about decks and flashcards need to show them. Views straight from storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DeckView, DueQueue, FlashcardStats, FlashcardView, ReviewView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId, ReviewId, SectionId

SAMPLED_CARDS = 20
"""Cards of a deck that are read for its language."""


@dataclass(frozen=True, kw_only=True)
class CardFilter:
    """Which cards; None leaves a field out of the question."""

    course_id: CourseId | None = None
    deck_id: DeckId | None = None


@dataclass(frozen=True, kw_only=True)
class ScheduledCards:
    """A learner's cards that are not suspended, counted: by due day, by interval in days, and those never reviewed."""

    due: Mapping[date, int]
    intervals: Mapping[int, int]
    new: int
    introduced_today: int


class DecksReader(Protocol):
    """Shows decks."""

    async def deck(self, deck_id: DeckId, *, learner_id: LearnerId) -> DeckView:
        """Raises DeckNotFound."""

    async def decks(self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest) -> Page[DeckView]:
        """The learner's decks, newest first."""


@dataclass(frozen=True, kw_only=True)
class UntoldDeck:
    """A deck without a language, and what its newest cards say: at most SAMPLED_CARDS of them."""

    deck_id: DeckId
    learner_id: LearnerId
    sample: str


class UntoldDecks(Protocol):
    """Finds decks of everybody of which nobody said the language."""

    async def untold(self, *, limit: int) -> list[UntoldDeck]:
        """Those with cards that came after the deck was last read for its language."""


class FlashcardsReader(Protocol):
    """Shows flashcards and their reviews."""

    async def flashcard(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, today: Today) -> FlashcardView:
        """Raises FlashcardNotFound."""

    async def flashcards(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today
    ) -> Page[FlashcardView]:
        """The learner's cards, newest first."""

    async def history(self, flashcard_id: FlashcardId, page: PageRequest, *, learner_id: LearnerId) -> Page[ReviewView]:
        """A card's reviews, latest first, undone ones too. Raises FlashcardNotFound."""


class StudyReader(Protocol):
    """Shows what there is to study."""

    async def due(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today, limits: DailyLimits
    ) -> DueQueue:
        """A page of today's queue in the order of `domain.assessments.due_queue`, siblings apart within the page.

        Of a backlog the cards that have waited longest are ranked, as many as a day may bring.
        """

    async def weak(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today, limit: int) -> list[FlashcardView]:
        """Cards that were forgotten at least once and are not suspended: most lapses first, then the least easy."""

    async def stats(self, learner_id: LearnerId, chosen: CardFilter, *, today: Today) -> FlashcardStats:
        """Counts."""

    async def scheduled(self, learner_id: LearnerId, *, today: Today, until: date) -> ScheduledCards:
        """Counts of what is scheduled, due days up to `until`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFact:
    """A review as those see it who follow a learner's progress.

    The card's course, section and tags are those of today, and None or empty once the card is gone.
    `interval_days` and `elapsed_days` are those before the answer, where the card had been learnt before; `chance` is
    that of recall which the scheduler had told by then, where it tells one.
    """

    review_id: ReviewId
    learner_id: LearnerId
    flashcard_id: FlashcardId
    course_id: CourseId | None
    section_id: SectionId | None
    tags: tuple[str, ...]
    passed: bool
    reviewed_at: datetime
    day: date
    duration_ms: int | None
    kind: ReviewKind
    interval_days: int | None
    elapsed_days: int | None
    chance: float | None
    undone_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CardsAlike:
    """So many cards of a course stand alike. Ease is rounded to tenths, successes in a row count up to two.

    `desired_retention` is that of FSRS, and None with SM-2. What FSRS knows is rounded to about a twentieth.
    """

    course_id: CourseId
    due_on: date | None
    repetitions: int
    interval_days: int
    ease_hundredths: int
    cards: int
    desired_retention: float | None = None
    memory: Memory | None = None


class ReviewFactsReader(Protocol):
    """Shows what was reviewed, undone reviews too, and where cards stand."""

    async def of_card(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime) -> list[ReviewFact]:
        """A card's reviews from an instant on, in their order."""

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: tuple[datetime, ReviewId] | None, limit: int
    ) -> list[ReviewFact]:
        """A learner's reviews from a study day on, in their order, after a place in it."""

    async def card_states(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[CardsAlike]:
        """The cards that are not suspended, counted."""

    async def leeches(self, learner_id: LearnerId) -> int:
        """How many cards that are not suspended are leeches."""
