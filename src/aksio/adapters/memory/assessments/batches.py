"""A long transaction in parts, in memory, where there is room for it as a whole."""

from collections.abc import Mapping, Sequence

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId


class MemoryBatches(MemoryTable[Flashcard]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "flashcards")

    async def decks_of(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, DeckId | None]:
        """See the port."""
        wanted = set(flashcard_ids)
        return {card.id: card.deck_id for card in self._all() if card.id in wanted and card.learner_id == learner_id}

    async def send(self) -> None:
        """See the port."""
