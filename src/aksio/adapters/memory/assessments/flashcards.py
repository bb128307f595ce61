"""Flashcards in memory."""

from collections.abc import Collection

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId


class MemoryFlashcards(MemoryTable[Flashcard]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "flashcards")

    async def get(self, flashcard_id: FlashcardId, *, learner_id: LearnerId) -> Flashcard:
        """See the port."""
        return self._find(flashcard_id, missing=FlashcardNotFound, learner_id=learner_id)

    async def known(self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId) -> frozenset[FlashcardId]:
        """See the port."""
        return frozenset(card.id for card in self._all() if card.id in flashcard_ids and card.learner_id == learner_id)

    def add(self, *cards: Flashcard) -> None:
        """See the port."""
        for card in cards:
            self._put(card.id, card, new=True)

    def save(self, card: Flashcard) -> None:
        """See the port."""
        self._put(card.id, card, new=False)

    def remove(self, card: Flashcard) -> None:
        """See the port."""
        self._drop(card.id, card)
        self._session.change(lambda: self._set_free(card.id))

    def _set_free(self, gone: FlashcardId) -> None:
        for card in self._rows().values():
            if card.schedule_of == gone:
                card.schedule_of = None
                card.version += 1

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        mine = (card for card in self._all() if card.learner_id == learner_id)
        cards = [card for card in mine if course_id in (None, card.course_id)][:at_most]
        for card in cards:
            self.remove(card)
        return len(cards)

    def take_out_of(self, deck_id: DeckId) -> None:
        """Leave the cards of a deck without one."""
        for card in self._all():
            if card.deck_id == deck_id:
                card.deck_id = None
                self.save(card)
