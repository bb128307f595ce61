"""A long transaction in parts, over SQL."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import flashcards
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId


class SqlBatches:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def decks_of(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, DeckId | None]:
        """See the port."""
        query = select(flashcards.c.id, flashcards.c.deck_id).where(
            flashcards.c.id.in_(flashcard_ids), flashcards.c.learner_id == learner_id
        )
        return {row["id"]: row["deck_id"] for row in await self._session.rows(query)}

    async def send(self) -> None:
        """See the port."""
        await self._session.flush()
