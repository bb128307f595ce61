"""Flashcards in SQL."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select, update

from aksio.adapters.sql.assessments.rows import card_from_row, card_to_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import flashcards
from aksio.adapters.sql.writes import Delete, Insert, Statement, Update
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.shared.ids import CourseId, FlashcardId, LearnerId


class SqlFlashcards:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, flashcard_id: FlashcardId, *, learner_id: LearnerId) -> Flashcard:
        """See the port."""
        mine = (flashcards.c.id == flashcard_id) & (flashcards.c.learner_id == learner_id)
        row = await self._session.row(select(flashcards).where(mine))
        if row is None:
            raise FlashcardNotFound
        return card_from_row(row)

    async def known(self, flashcard_ids: Collection[FlashcardId], *, learner_id: LearnerId) -> frozenset[FlashcardId]:
        """See the port."""
        mine = flashcards.c.id.in_(flashcard_ids) & (flashcards.c.learner_id == learner_id)
        found = await self._session.rows(select(flashcards.c.id).where(mine)) if flashcard_ids else []
        return frozenset(FlashcardId(row["id"]) for row in found)

    def add(self, *cards: Flashcard) -> None:
        """See the port."""
        self._session.write(Insert(flashcards, [card_to_row(card) for card in cards]))
        for card in cards:
            self._session.record(card)

    def save(self, card: Flashcard) -> None:
        """See the port."""
        self._session.write(Update(flashcards, card_to_row(card), where={"id": card.id, "version": card.version}))
        self._session.record(card)

    def remove(self, card: Flashcard) -> None:
        """See the port."""
        self._session.write(Delete(flashcards, where={"id": card.id, "version": card.version}), _set_free([card.id]))
        self._session.record(card)

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        chosen = flashcards.c.learner_id == learner_id
        if course_id is not None:
            chosen &= flashcards.c.course_id == course_id
        found = await self._session.rows(select(flashcards.c.id).where(chosen).limit(at_most))
        ids = [row["id"] for row in found]
        if ids:
            self._session.write(Statement(delete(flashcards).where(chosen, flashcards.c.id.in_(ids))), _set_free(ids))
        return len(ids)


def _set_free(gone: Sequence[UUID]) -> Statement:
    """Twins that followed the schedule of cards that are gone go on by themselves, from where that was."""
    theirs = flashcards.c.schedule_of.in_(gone)
    return Statement(update(flashcards).where(theirs).values(schedule_of=None, version=flashcards.c.version + 1))
