"""What the use cases about decks and flashcards need to change things. What they need to show them: reader_ports.py."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from aksio.application.shared.ports import UnitOfWork
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.learner_parameters import LearnerParameters, Parameters
from aksio.domain.assessments.memory import MemoryModel
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId, ReviewId


class StudyCalendars(Protocol):
    """Knows when a learner's days begin."""

    async def of(self, learner_id: LearnerId) -> StudyCalendar:
        """The learner's own calendar, or the default one where nothing is known."""


class LimitsOfLearners(Protocol):
    """Knows how many cards learners want in a day."""

    async def of(self, learner_id: LearnerId) -> DailyLimits:
        """The learner's own limits, or the default ones where nothing is known."""


class MemoryModels(Protocol):
    """Makes models of memory, for FSRS."""

    @property
    def default(self) -> Parameters:
        """The parameters found for many learners."""

    def __call__(self, parameters: Parameters | None) -> MemoryModel:
        """With the default parameters where None is given. Raises ValueError for parameters that cannot be."""


class ParameterStore(Protocol):
    """The parameters of learners in storage."""

    async def find(self, learner_id: LearnerId) -> LearnerParameters | None:
        """None where nothing was ever fitted, or asked for."""

    def add(self, parameters: LearnerParameters) -> None:
        """Keep those of a learner that had none. Conflict at commit where somebody was faster."""

    def save(self, parameters: LearnerParameters) -> None:
        """Keep what has changed."""

    def remove(self, learner_id: LearnerId) -> None:
        """Forget all that is known."""


class OwnCourses(Protocol):
    """Knows which courses are the learner's."""

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """Those of the given courses that exist and are the learner's."""


class Decks(Protocol):
    """Decks in storage. What belongs to another learner is DeckNotFound."""

    async def get(self, deck_id: DeckId, *, learner_id: LearnerId) -> Deck:
        """Raises DeckNotFound."""

    async def get_many(self, deck_ids: frozenset[DeckId], *, learner_id: LearnerId) -> list[Deck]:
        """Those that are the learner's."""

    def add(self, deck: Deck) -> None:
        """Keep a new deck. Raises TwinExists at commit."""

    def save(self, deck: Deck) -> None:
        """Keep a changed deck. Raises TwinExists at commit."""

    def remove(self, deck: Deck) -> None:
        """Forget a deck. Its cards stay in their course, without a deck."""

    def remove_all(self, course_id: CourseId | None, *, learner_id: LearnerId) -> None:
        """Forget the decks of a course, or of all courses and none."""


class Flashcards(Protocol):
    """Flashcards in storage. What belongs to another learner is FlashcardNotFound."""

    async def get(self, flashcard_id: FlashcardId, *, learner_id: LearnerId) -> Flashcard:
        """Raises FlashcardNotFound."""

    async def known(self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId) -> frozenset[FlashcardId]:
        """Those of the given cards that exist and are the learner's."""

    def add(self, *cards: Flashcard) -> None:
        """Keep new cards."""

    def save(self, card: Flashcard) -> None:
        """Keep a changed card."""

    def remove(self, card: Flashcard) -> None:
        """Forget a card. Its reviews stay in the log: they were studied, whatever became of the card."""

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """Forget some cards of a course, or of all; returns how many they are. 0 means that none is left."""


class Schedules(Protocol):
    """Flashcards as reviews see them: what a review needs in one reading, and only schedules written back.

    A twin that shares its schedule stands for the card that owns it: that one is found, and takes the answers. What is
    saved there is saved for all that follow it.
    """

    async def with_review(
        self, flashcard_id: FlashcardId, review_id: ReviewId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """The card, and the learner's review with that id, of whatever card it is. Raises FlashcardNotFound."""

    async def with_last_review(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """The card, and its latest review that was not undone. Raises FlashcardNotFound."""

    async def owners(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, FlashcardId]:
        """For each card that is the learner's the one that takes its answers: itself, or whose schedule it follows."""

    async def hold(self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId) -> list[Flashcard]:
        """Those that are the learner's. Nobody else changes them before this unit of work ends."""

    async def due_counts(
        self, learner_id: LearnerId, *, first: date, last: date, besides: FlashcardId
    ) -> Mapping[date, int]:
        """How many of the learner's cards, without one of them and those suspended, are due on days of that time."""

    def save(self, *cards: Flashcard) -> None:
        """Keep changed schedules. Several at once have to come from `hold`."""


class ReviewLog(Protocol):
    """Every review that was ever given, in storage. A review's id is its learner's: it can be used once."""

    async def known(self, review_ids: Sequence[ReviewId], *, learner_id: LearnerId) -> frozenset[ReviewId]:
        """Those ids that are in the log."""

    async def since(self, starts: Mapping[FlashcardId, datetime], *, learner_id: LearnerId) -> list[Review]:
        """For each card what was answered at that instant or later and not undone."""

    async def of_learner(self, learner_id: LearnerId, *, at_most: int) -> Mapping[FlashcardId, Sequence[Answer]]:
        """A learner's latest answers that stand, by card, each card's in their order."""

    def put(self, *reviews: Review, replacing: Sequence[Review] = (), event: Event | None = None) -> None:
        """Keep new reviews, and new versions of known ones. `event` is told when all this has happened.

        A used id is a Conflict at commit.
        """

    async def remove_some(self, *, learner_id: LearnerId, at_most: int) -> int:
        """Forget some of what a learner ever answered; returns how many. 0 means that nothing is left."""


class ReviewArchive(Protocol):
    """Everybody's cards with all their reviews, for rebuilding."""

    async def page(self, *, after: FlashcardId | None, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """Cards in the order of their ids, each with its whole log. They are held, as in `Schedules.hold`."""

    async def scheduled_otherwise(self, deck: Deck, *, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """In the same way, cards of a deck that do not follow its scheduling."""

    async def by_fsrs(
        self, learner_id: LearnerId, *, after: FlashcardId | None, limit: int
    ) -> list[tuple[Flashcard, list[Review]]]:
        """In the same way, a learner's cards that follow FSRS."""


class AssessmentsUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as this context sees it."""

    @property
    def decks(self) -> Decks:
        """Decks in this transaction."""

    @property
    def flashcards(self) -> Flashcards:
        """Flashcards in this transaction."""

    @property
    def schedules(self) -> Schedules:
        """Flashcards in this transaction, as reviews see them."""

    @property
    def reviews(self) -> ReviewLog:
        """The review log in this transaction."""

    @property
    def archive(self) -> ReviewArchive:
        """Cards of all learners in this transaction."""

    @property
    def parameters(self) -> ParameterStore:
        """The parameters of learners in this transaction."""
