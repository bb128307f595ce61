"""Decks in memory."""

from collections.abc import Iterator

from aksio.adapters.memory.assessments.flashcards import MemoryFlashcards
from aksio.adapters.memory.assessments.twins import require_only_twin
from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.deck import Deck, DeckNotFound
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId


class MemoryDecks(MemoryTable[Deck]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "decks")

    async def get(self, deck_id: DeckId, *, learner_id: LearnerId) -> Deck:
        """See the port."""
        return self._find(deck_id, missing=DeckNotFound, learner_id=learner_id)

    async def get_many(self, deck_ids: frozenset[DeckId], *, learner_id: LearnerId) -> list[Deck]:
        """See the port."""
        return [deck for deck in self._all() if deck.id in deck_ids and deck.learner_id == learner_id]

    def all(self) -> Iterator[Deck]:
        """Every deck of everybody."""
        return self._all()

    def add(self, deck: Deck) -> None:
        """See the port."""
        self._put(deck.id, deck, new=True)
        self._session.change(lambda: require_only_twin(self._rows(), deck.id))

    def save(self, deck: Deck) -> None:
        """See the port."""
        self._put(deck.id, deck, new=False)
        self._session.change(lambda: require_only_twin(self._rows(), deck.id))

    def remove(self, deck: Deck) -> None:
        """See the port."""
        MemoryFlashcards(self._session).take_out_of(deck.id)
        self._drop(deck.id, deck)
        self._session.change(lambda: self._separate(deck.id))

    def _separate(self, gone: DeckId) -> None:
        for deck in self._rows().values():
            if deck.twin_of == gone:
                deck.twin_of = deck.twin_schedules = None
                deck.version += 1

    def remove_all(self, course_id: CourseId | None, *, learner_id: LearnerId) -> None:
        """See the port."""
        for deck in self._all():
            if deck.learner_id == learner_id and course_id in (None, deck.course_id):
                self.remove(deck)
