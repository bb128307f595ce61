"""What was reviewed and where cards stand, straight from SQL."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, literal, select, tuple_

from aksio.adapters.sql.assessments.rows import memory_from_row
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.assessments import flashcards, reviews
from aksio.application.assessments.reader_ports import CardsAlike, ReviewFact
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.assessments.schedule import LEECH_LAPSES
from aksio.domain.shared.ids import CourseId, FlashcardId, LearnerId, ReviewId

_PLACE = (reviews.c.reviewed_at, reviews.c.id)
_WITH_CARDS = reviews.outerjoin(
    flashcards, (flashcards.c.id == reviews.c.flashcard_id) & (flashcards.c.learner_id == reviews.c.learner_id)
)


class SqlReviewFacts(SqlReader):
    """See the port ReviewFactsReader."""

    async def of_card(self, flashcard_id: FlashcardId, *, learner_id: LearnerId, since: datetime) -> list[ReviewFact]:
        """See the port."""
        query = _facts(learner_id).where(reviews.c.flashcard_id == flashcard_id, reviews.c.reviewed_at >= since)
        return [_fact(row) for row in await self._rows(query)]

    async def of_learner(
        self, learner_id: LearnerId, *, since: date, after: tuple[datetime, ReviewId] | None, limit: int
    ) -> list[ReviewFact]:
        """See the port."""
        query = _facts(learner_id).where(reviews.c.day >= since).limit(limit)
        if after is not None:
            place = tuple_(*(literal(value, key.type) for value, key in zip(after, _PLACE, strict=True)))
            query = query.where(tuple_(*_PLACE) > place)
        return [_fact(row) for row in await self._rows(query)]

    async def card_states(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[CardsAlike]:
        """See the port."""
        card = flashcards.c
        begun = case((card.repetitions > 2, 2), else_=card.repetitions).label("repetitions")
        rounded = card.ease_hundredths + 5
        ease = (rounded - rounded % 10).label("ease")
        memory = (_roughly(card.stability).label("stability"), func.round(card.difficulty).label("difficulty"))
        keys = (
            card.course_id,
            card.due_on,
            begun,
            card.interval_days,
            ease,
            card.desired_retention,
            *memory,
            card.decay,
        )
        query = select(*keys, func.count().label("cards")).where(
            card.learner_id == learner_id, card.suspended.is_(False), card.schedule_of.is_(None)
        )
        if course_id is not None:
            query = query.where(card.course_id == course_id)
        return [_alike(row) for row in await self._rows(query.group_by(*keys))]

    async def leeches(self, learner_id: LearnerId) -> int:
        """See the port."""
        card = flashcards.c
        leech = (card.learner_id == learner_id, card.suspended.is_(False), card.lapses >= LEECH_LAPSES)
        [row] = await self._rows(select(func.count().label("cards")).where(*leech))
        return int(row["cards"])


def _roughly(stability: ColumnElement[float]) -> ColumnElement[float]:
    """To whole days from ten on, to tenths from one on: else there would be as many groups as cards."""
    finer = case((stability < 1, func.round(stability * 50 + 0.5) / 50), else_=func.round(stability * 10) / 10)
    return case((stability < 10, finer), else_=func.round(stability))


def _facts(learner_id: LearnerId) -> Select[Any]:
    card = flashcards.c
    return (
        select(reviews, card.course_id, card.section_id, card.tags)
        .select_from(_WITH_CARDS)
        .where(reviews.c.learner_id == learner_id)
        .order_by(*_PLACE)
    )


def _fact(row: RowMapping) -> ReviewFact:
    kind = ReviewKind(row["kind"])
    learnt = kind is ReviewKind.REVIEW and row["before_due_on"] is not None
    late = (row["day"] - row["before_due_on"]).days if learnt else 0
    elapsed = max(0, late + row["before_interval_days"]) if learnt else None
    memory = memory_from_row(row, "before_")
    return ReviewFact(
        review_id=row["id"],
        learner_id=row["learner_id"],
        flashcard_id=row["flashcard_id"],
        course_id=row["course_id"],
        section_id=row["section_id"],
        tags=tuple(row["tags"] or ()),
        passed=Rating(row["rating"]).passed,
        reviewed_at=row["reviewed_at"],
        day=row["day"],
        duration_ms=row["duration_ms"],
        kind=kind,
        interval_days=row["before_interval_days"] if learnt else None,
        elapsed_days=elapsed,
        chance=None if memory is None or elapsed is None else memory.chance_of_recall(elapsed),
        undone_at=row["undone_at"],
    )


def _alike(row: RowMapping) -> CardsAlike:
    return CardsAlike(
        course_id=row["course_id"],
        due_on=row["due_on"],
        repetitions=row["repetitions"],
        interval_days=row["interval_days"],
        ease_hundredths=int(row["ease"]),
        cards=row["cards"],
        desired_retention=row["desired_retention"],
        memory=memory_from_row(row),
    )
