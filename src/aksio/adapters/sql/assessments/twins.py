"""Decks, cards and quizzes by what they translate, in SQL."""

from collections.abc import Collection

from sqlalchemy import exists, select

from aksio.adapters.sql.assessments.decks import deck_from_row
from aksio.adapters.sql.assessments.quizzes import quiz_from_row
from aksio.adapters.sql.assessments.rows import card_from_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import decks, flashcards
from aksio.adapters.sql.tables.quizzes import quizzes
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.shared.ids import DeckId, FlashcardId, LearnerId, QuizId


class SqlTwins:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def deck_in(self, language: str, *, of: DeckId, learner_id: LearnerId) -> Deck | None:
        """See the port."""
        mine = (decks.c.twin_of == of) & (decks.c.learner_id == learner_id)
        row = await self._session.row(select(decks).where(mine, decks.c.language == language).order_by(decks.c.id))
        return None if row is None else deck_from_row(row)

    async def quiz_in(self, language: str, *, of: QuizId, learner_id: LearnerId) -> Quiz | None:
        """See the port."""
        mine = (quizzes.c.twin_of == of) & (quizzes.c.learner_id == learner_id)
        query = select(quizzes).where(mine, quizzes.c.language == language).order_by(quizzes.c.id)
        row = await self._session.row(query)
        return None if row is None else quiz_from_row(row)

    async def untranslated(
        self, deck_id: DeckId, twin_id: DeckId, *, learner_id: LearnerId, besides: Collection[FlashcardId], limit: int
    ) -> list[Flashcard]:
        """See the port."""
        twin, card = flashcards.alias("twin"), flashcards.c
        fresh = exists().where(twin.c.twin_of == card.id, twin.c.deck_id == twin_id, twin.c.twin_is_stale.is_(False))
        query = (
            select(flashcards)
            .where(card.deck_id == deck_id, card.learner_id == learner_id, ~fresh, card.id.not_in(besides))
            .order_by(card.created_at, card.id)
            .limit(limit)
        )
        return [card_from_row(row) for row in await self._session.rows(query)]

    async def of_cards(
        self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId, deck_id: DeckId | None = None
    ) -> list[Flashcard]:
        """See the port."""
        theirs = flashcards.c.twin_of.in_(flashcard_ids) & (flashcards.c.learner_id == learner_id)
        query = select(flashcards).where(theirs)
        query = query if deck_id is None else query.where(flashcards.c.deck_id == deck_id)
        return [card_from_row(row) for row in await self._session.rows(query)]
