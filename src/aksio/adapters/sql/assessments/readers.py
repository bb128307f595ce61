"""Views of decks, flashcards and reviews straight from SQL."""

from sqlalchemy import select

from aksio.adapters.sql.assessments.views import deck_view, flashcard_view, review_view
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import decks, flashcards, reviews
from aksio.application.assessments.reader_ports import CardFilter
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
        if await self._row(select(flashcards.c.id).where(mine)) is None:
            raise FlashcardNotFound
        latest = (reviews.c.reviewed_at, reviews.c.id)
        query = select(reviews).where(reviews.c.flashcard_id == flashcard_id, reviews.c.learner_id == learner_id)
        rows = await self._rows(page_query(query, page, *latest, descending=True))
        return page_of(rows, page, review_view, *latest)
