"""Flashcards in SQL as reviews see them.

A review reads once and writes once. The statements are made here, once; a request only binds values. Twins that share
a schedule have a copy of it, so that every list and queue stays a range of one index.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Select, and_, bindparam, exists, func, select, update

from aksio.adapters.sql.assessments.rows import card_from_row, review_from_row, schedule_to_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import flashcards, reviews
from aksio.adapters.sql.writes import Row, Statement, Update
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound
from aksio.domain.assessments.review import Review
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId


class SqlSchedules:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def with_review(
        self, flashcard_id: FlashcardId, review_id: ReviewId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """See the port."""
        wanted = {"flashcard_id": flashcard_id, "learner_id": learner_id, "review_id": review_id}
        return await self._card_and_review(_WITH_REVIEW, wanted)

    async def with_last_review(
        self, flashcard_id: FlashcardId, *, learner_id: LearnerId
    ) -> tuple[Flashcard, Review | None]:
        """See the port."""
        return await self._card_and_review(_WITH_LAST, {"flashcard_id": flashcard_id, "learner_id": learner_id})

    async def hold(self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId) -> list[Flashcard]:
        """See the port. Locks are taken in the order of the ids: two batches wait for each other, never in a ring."""
        await self._session.transaction()
        mine = flashcards.c.id.in_(sorted(set(flashcard_ids))) & (flashcards.c.learner_id == learner_id)
        query = select(flashcards).where(mine).order_by(flashcards.c.id).with_for_update()
        return [card_from_row(row) for row in await self._session.rows(query)]

    async def owners(
        self, flashcard_ids: Sequence[FlashcardId], *, learner_id: LearnerId
    ) -> Mapping[FlashcardId, FlashcardId]:
        """See the port."""
        owner = func.coalesce(flashcards.c.schedule_of, flashcards.c.id).label("owner")
        mine = flashcards.c.id.in_(sorted(set(flashcard_ids))) & (flashcards.c.learner_id == learner_id)
        rows = await self._session.rows(select(flashcards.c.id, owner).where(mine))
        return {row["id"]: row["owner"] for row in rows}

    async def due_counts(
        self, learner_id: LearnerId, *, first: date, last: date, besides: FlashcardId
    ) -> Mapping[date, int]:
        """See the port. A range of one index."""
        wanted = {"learner_id": learner_id, "first": first, "last": last, "besides": besides}
        return {row["due_on"]: row["cards"] for row in await self._session.rows(_DUE_COUNTS, wanted)}

    def save(self, *cards: Flashcard) -> None:
        """See the port."""
        if len(cards) == 1:
            (card,) = cards
            where = {"id": card.id, "version": card.version}
            self._session.write(Update(flashcards, _schedule_and_version(card), where=where))
        elif cards:
            rows = [_schedule_and_version(card) | {"held_id": card.id} for card in cards]
            self._session.write(Statement(_SAVE_HELD, rows))
        copies = [schedule_to_row(card.schedule) | {"owner_id": card.id} for card in cards if card.is_followed]
        if copies:
            self._session.write(Statement(_SAVE_COPIES, copies))
        for card in cards:
            self._session.record(card)

    async def _card_and_review(self, query: Select[Any], wanted: Row) -> tuple[Flashcard, Review | None]:
        row = await self._session.row(query, wanted)
        if row is None:
            raise FlashcardNotFound
        card = card_from_row(row)
        card.is_followed = bool(row["is_followed"])
        return card, None if row["review_id"] is None else review_from_row(row, "review_")


def _schedule_and_version(card: Flashcard) -> Row:
    return schedule_to_row(card.schedule) | {"version": card.version + 1}


_CARD: BindParameter[UUID] = bindparam("flashcard_id")
_LEARNER: BindParameter[UUID] = bindparam("learner_id")
_ASKED = flashcards.alias("asked")
_OWNER = (
    select(func.coalesce(_ASKED.c.schedule_of, _ASKED.c.id))
    .where(_ASKED.c.id == _CARD, _ASKED.c.learner_id == _LEARNER)
    .scalar_subquery()
)
"""The card that takes the answers: the one asked about, or the one whose schedule it follows."""

_FOLLOWER = flashcards.alias("follower")
_FOLLOWED = exists().where(_FOLLOWER.c.schedule_of == flashcards.c.id).label("is_followed")

_LAST = (
    select(reviews.c.id)
    .where(reviews.c.flashcard_id == _OWNER, reviews.c.learner_id == _LEARNER, reviews.c.undone_at.is_(None))
    .order_by(reviews.c.reviewed_at.desc(), reviews.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


def _card_with(review_id: Any) -> Select[Any]:
    """A card of the learner, and beside it the columns of the learner's review with that id, if there is one."""
    that_review = and_(reviews.c.learner_id == _LEARNER, reviews.c.id == review_id)
    columns = [column.label(f"review_{column.name}") for column in reviews.c]
    return (
        select(flashcards, _FOLLOWED, *columns)
        .select_from(flashcards.outerjoin(reviews, that_review))
        .where(flashcards.c.id == _OWNER, flashcards.c.learner_id == _LEARNER)
    )


_WITH_REVIEW = _card_with(bindparam("review_id"))
_WITH_LAST = _card_with(_LAST)
_DUE_COUNTS = (
    select(flashcards.c.due_on, func.count().label("cards"))
    .where(
        flashcards.c.learner_id == _LEARNER,
        flashcards.c.suspended.is_(False),
        flashcards.c.schedule_of.is_(None),
        flashcards.c.due_on.between(bindparam("first"), bindparam("last")),
        flashcards.c.id != bindparam("besides"),
    )
    .group_by(flashcards.c.due_on)
)
_SAVE_HELD = update(flashcards).where(flashcards.c.id == bindparam("held_id"))
_SAVE_COPIES = (
    update(flashcards).where(flashcards.c.schedule_of == bindparam("owner_id")).values(version=flashcards.c.version + 1)
)
