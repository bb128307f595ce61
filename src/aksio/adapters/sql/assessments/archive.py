"""Everybody's cards with their reviews, a page at a time."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from aksio.adapters.sql.assessments.rows import card_from_row, review_from_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import flashcards, reviews
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.review import Review
from aksio.domain.assessments.scheduling import FSRS
from aksio.domain.shared.ids import FlashcardId, LearnerId

_OF_ITS_OWN = flashcards.c.schedule_of.is_(None)
"""A copy of a schedule changes with the one that it is of."""


class SqlReviewArchive:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def page(self, *, after: FlashcardId | None, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        query = select(flashcards).where(_OF_ITS_OWN)
        return await self._with_logs(query if after is None else query.where(flashcards.c.id > after), limit)

    async def scheduled_otherwise(self, deck: Deck, *, limit: int) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        card, wanted = flashcards.c, deck.scheduling
        aim = func.coalesce(card.desired_retention, 0.0)
        query = select(flashcards).where(
            card.deck_id == deck.id,
            card.learner_id == deck.learner_id,
            _OF_ITS_OWN,
            or_(card.scheduler != wanted.scheduler, aim != (wanted.aim or 0.0)),
        )
        return await self._with_logs(query, limit)

    async def by_fsrs(
        self, learner_id: LearnerId, *, after: FlashcardId | None, limit: int
    ) -> list[tuple[Flashcard, list[Review]]]:
        """See the port."""
        theirs = (flashcards.c.learner_id == learner_id) & (flashcards.c.scheduler == FSRS)
        query = select(flashcards).where(theirs, _OF_ITS_OWN)
        return await self._with_logs(query if after is None else query.where(flashcards.c.id > after), limit)

    async def _with_logs(self, query: Select[Any], limit: int) -> list[tuple[Flashcard, list[Review]]]:
        await self._session.transaction()
        query = query.order_by(flashcards.c.id).limit(limit).with_for_update()
        cards = [card_from_row(row) for row in await self._session.rows(query)]
        logs: dict[UUID, list[Review]] = defaultdict(list)
        of_these = reviews.c.flashcard_id.in_([card.id for card in cards])
        for row in await self._session.rows(select(reviews).where(of_these)):
            logs[row["flashcard_id"]].append(review_from_row(row))
        return [(card, logs[card.id]) for card in cards]
