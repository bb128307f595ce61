"""Where translations are kept, and how twins are found."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId, QuizId, TranslationId


@dataclass(frozen=True, kw_only=True)
class StalledTranslation:
    """One that nobody works on although it is due."""

    translation_id: TranslationId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class TranslationFilter:
    """Which translations to list; None leaves a field out of the question."""

    status: GenerationStatus | None = None
    subject: Subject | None = None
    original_id: UUID | None = None


class Translations(Protocol):
    """Translations in storage. What belongs to another learner is TranslationNotFound."""

    async def get(self, translation_id: TranslationId, *, learner_id: LearnerId) -> Translation:
        """Raises TranslationNotFound."""

    async def under_way(self, twin_id: UUID, *, learner_id: LearnerId) -> bool:
        """Whether one into that deck or quiz has not ended."""

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledTranslation]:
        """Everybody's translations that are due, the longest waiting first."""

    def add(self, translation: Translation) -> None:
        """Keep a new translation. Raises TranslationUnderWay at commit where another goes into the same twin."""

    def save(self, translation: Translation) -> None:
        """Keep a changed translation."""

    def remove_of(self, learner_id: LearnerId) -> None:
        """Forget all of a learner's translations. What was translated stays."""


class TranslationsReader(Protocol):
    """Views straight from storage."""

    async def translations(
        self, learner_id: LearnerId, chosen: TranslationFilter, page: PageRequest
    ) -> Page[TranslationView]:
        """The learner's translations, newest first."""


class Twins(Protocol):
    """Finds decks, cards and quizzes by what they translate."""

    async def deck_in(self, language: str, *, of: DeckId, learner_id: LearnerId) -> Deck | None:
        """The twin of a deck in that language."""

    async def quiz_in(self, language: str, *, of: QuizId, learner_id: LearnerId) -> Quiz | None:
        """The twin of a quiz in that language."""

    async def untranslated(
        self, deck_id: DeckId, twin_id: DeckId, *, learner_id: LearnerId, besides: Collection[FlashcardId], limit: int
    ) -> list[Flashcard]:
        """Cards of a deck that have no twin in the other, or only a stale one; those that came first, first."""

    async def of_cards(
        self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId, deck_id: DeckId | None = None
    ) -> list[Flashcard]:
        """The twins of these cards: in one deck, or wherever they are."""


class TranslationUnitOfWork(AssessmentsUnitOfWork, QuizUnitOfWork, Protocol):
    """The unit of work of those who translate."""

    @property
    def translations(self) -> Translations:
        """Translations in this transaction."""

    @property
    def twins(self) -> Twins:
        """Twins in this transaction."""
