"""Show one deck."""

from dataclasses import dataclass

from aksio.application.assessments.reader_ports import DecksReader
from aksio.application.assessments.views import DeckView
from aksio.domain.shared.ids import DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetDeckQuery:
    """Whose deck, and which."""

    deck_id: DeckId
    learner_id: LearnerId


class GetDeck:
    """Raises DeckNotFound."""

    def __init__(self, reader: DecksReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetDeckQuery) -> DeckView:
        return await self._reader.deck(query.deck_id, learner_id=query.learner_id)
