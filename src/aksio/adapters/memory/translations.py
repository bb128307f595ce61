"""Translations and twins in memory."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from aksio.adapters.memory.assessments.decks import MemoryDecks
from aksio.adapters.memory.assessments.quizzes import MemoryQuizzes
from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.assessments.translations.translation_storage_ports import (
    StalledTranslation,
    TranslationFilter,
)
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.translation import Translation, TranslationNotFound, TranslationUnderWay
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId, QuizId, TranslationId


class MemoryTranslations(MemoryTable[Translation]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "translations")

    async def get(self, translation_id: TranslationId, *, learner_id: LearnerId) -> Translation:
        """See the port."""
        return self._find(translation_id, missing=TranslationNotFound, learner_id=learner_id)

    async def under_way(self, twin_id: UUID, *, learner_id: LearnerId) -> bool:
        """See the port."""
        mine = (one for one in self._all() if one.learner_id == learner_id)
        return any(one.twin_id == twin_id and one.work.due_at is not None for one in mine)

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledTranslation]:
        """See the port."""
        waiting = [(one.work.due_at, one) for one in self._all()]
        due = [(due_at, one) for due_at, one in waiting if due_at is not None and due_at <= now]
        longest = sorted(due, key=lambda each: each[0])[:limit]
        return [StalledTranslation(translation_id=one.id, learner_id=one.learner_id) for _, one in longest]

    def add(self, translation: Translation) -> None:
        """See the port."""
        self._put(translation.id, translation, new=True)
        self._session.change(lambda: self._require_alone(translation.id))

    def save(self, translation: Translation) -> None:
        """See the port."""
        self._put(translation.id, translation, new=False)

    def remove_of(self, learner_id: LearnerId) -> None:
        """See the port."""
        for translation in self._all():
            if translation.learner_id == learner_id:
                self._drop(translation.id, translation)

    def _require_alone(self, translation_id: TranslationId) -> None:
        rows: dict[UUID, Translation] = self._rows()
        under_way = [one.id for one in rows.values() if one.work.due_at is not None]
        if translation_id in under_way and any(
            rows[other].twin_id == rows[translation_id].twin_id for other in under_way if other != translation_id
        ):
            raise TranslationUnderWay


class MemoryTranslationsReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def translations(
        self, learner_id: LearnerId, chosen: TranslationFilter, page: PageRequest
    ) -> Page[TranslationView]:
        """See the port."""
        rows: list[Translation] = list(self._store.rows.get("translations", {}).values())
        mine = [
            one
            for one in rows
            if one.learner_id == learner_id
            and chosen.status in (None, one.status)
            and chosen.subject in (None, one.subject)
            and chosen.original_id in (None, one.original_id)
        ]
        mine.sort(key=lambda one: (one.created_at, one.id), reverse=True)
        return page_after(mine, page, lambda one: one.id, TranslationView.of)


class MemoryTwins(MemoryTable[Flashcard]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "flashcards")

    async def deck_in(self, language: str, *, of: DeckId, learner_id: LearnerId) -> Deck | None:
        """See the port."""
        mine = (deck for deck in MemoryDecks(self._session).all() if deck.learner_id == learner_id)
        return next((deck for deck in mine if (deck.twin_of, deck.language) == (of, language)), None)

    async def quiz_in(self, language: str, *, of: QuizId, learner_id: LearnerId) -> Quiz | None:
        """See the port."""
        mine = (quiz for quiz in MemoryQuizzes(self._session).all() if quiz.learner_id == learner_id)
        return next((quiz for quiz in mine if (quiz.twin_of, quiz.language) == (of, language)), None)

    async def untranslated(
        self, deck_id: DeckId, twin_id: DeckId, *, learner_id: LearnerId, besides: Collection[FlashcardId], limit: int
    ) -> list[Flashcard]:
        """See the port."""
        mine = [card for card in self._all() if card.learner_id == learner_id]
        fresh = {card.twin_of for card in mine if card.deck_id == twin_id and not card.twin_is_stale}
        left = [card for card in mine if card.deck_id == deck_id and card.id not in fresh and card.id not in besides]
        return sorted(left, key=lambda card: (card.created_at, card.id))[:limit]

    async def of_cards(
        self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId, deck_id: DeckId | None = None
    ) -> list[Flashcard]:
        """See the port."""
        theirs = [card for card in self._all() if card.learner_id == learner_id and card.twin_of in flashcard_ids]
        return [card for card in theirs if deck_id in (None, card.deck_id)]
