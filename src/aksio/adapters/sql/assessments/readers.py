"""Views of decks, flashcards and reviews straight from SQL."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from aksio.adapters.sql.assessments.views import deck_view, flashcard_view, review_view
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import decks, flashcards, reviews
from aksio.application.assessments.reader_ports import SAMPLED_CARDS, CardFilter, UntoldDeck
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import DeckView, FlashcardView, ReviewView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.deck import DeckNotFound
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId


class SqlDecksReader(SqlReader):
    """See the port."""

    async def deck(self, deck_id: DeckId, *, learner_id: LearnerId) -> DeckView:
        """See the port."""
        row = await self._row(select(decks).where(decks.c.id == deck_id, decks.c.learner_id == learner_id))
        if row is None:
            raise DeckNotFound
        return deck_view(row)

    async def decks(self, learner_id: LearnerId, course_id: CourseId | None, page: PageRequest) -> Page[DeckView]:
        """See the port."""
        newest = (decks.c.created_at, decks.c.id)
        query = select(decks).where(decks.c.learner_id == learner_id)
        if course_id is not None:
            query = query.where(decks.c.course_id == course_id)
        rows = await self._rows(page_query(query, page, *newest, descending=True))
        return page_of(rows, page, deck_view, *newest)

    async def untold(self, *, limit: int) -> list[UntoldDeck]:
        """See the port. The decks by an index of those without a language; then the texts of all in one query."""
        newer = or_(decks.c.language_sought_at.is_(None), flashcards.c.created_at > decks.c.language_sought_at)
        query = (
            select(decks.c.id, decks.c.learner_id)
            .where(decks.c.language.is_(None), exists().where(flashcards.c.deck_id == decks.c.id, newer))
            .order_by(decks.c.language_sought_at, decks.c.id)
            .limit(limit)
        )
        found = await self._rows(query)
        samples = await self._samples([row["id"] for row in found]) if found else {}
        return [UntoldDeck(deck_id=row["id"], learner_id=row["learner_id"], sample=samples[row["id"]]) for row in found]

    async def _samples(self, deck_ids: list[UUID]) -> dict[UUID, str]:
        place = func.row_number().over(partition_by=flashcards.c.deck_id, order_by=flashcards.c.id.desc())
        columns = (flashcards.c.deck_id, flashcards.c.front, flashcards.c.back, place.label("place"))
        ranked = select(*columns).where(flashcards.c.deck_id.in_(deck_ids)).subquery()
        texts: dict[UUID, str] = defaultdict(str)
        for row in await self._rows(select(ranked).where(ranked.c.place <= SAMPLED_CARDS).order_by(ranked.c.place)):
            texts[row["deck_id"]] += f"{row['front']}\n{row['back']}\n"
        return texts


class SqlFlashcardsReader(SqlReader):
    """See the port."""

    async def flashcard(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, today: Today) -> FlashcardView:
        """See the port."""
        mine = (flashcards.c.id == flashcard_id) & (flashcards.c.learner_id == learner_id)
        row = await self._row(select(flashcards).where(mine))
        if row is None:
            raise FlashcardNotFound
        return flashcard_view(row, today)

    async def flashcards(
        self, learner_id: LearnerId, chosen: CardFilter, page: PageRequest, *, today: Today
    ) -> Page[FlashcardView]:
        """See the port."""
        newest = (flashcards.c.created_at, flashcards.c.id)
        query = select(flashcards).where(flashcards.c.learner_id == learner_id)
        if chosen.course_id is not None:
            query = query.where(flashcards.c.course_id == chosen.course_id)
        if chosen.deck_id is not None:
            query = query.where(flashcards.c.deck_id == chosen.deck_id)
        rows = await self._rows(page_query(query, page, *newest, descending=True))
        return page_of(rows, page, lambda row: flashcard_view(row, today), *newest)

    async def history(self, flashcard_id: FlashcardId, page: PageRequest, *, learner_id: LearnerId) -> Page[ReviewView]:
        """See the port."""
        mine = (flashcards.c.id == flashcard_id) & (flashcards.c.learner_id == learner_id)
        column = func.coalesce(flashcards.c.schedule_of, flashcards.c.id).label("id")
        owner = await self._row(select(column).where(mine))
        if owner is None:
            raise FlashcardNotFound
        latest = (reviews.c.reviewed_at, reviews.c.id)
        query = select(reviews).where(reviews.c.flashcard_id == owner["id"], reviews.c.learner_id == learner_id)
        rows = await self._rows(page_query(query, page, *latest, descending=True))
        return page_of(rows, page, review_view, *latest)
