"""The review log in SQL."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from aksio.adapters.sql.assessments.rows import answer_from_row, review_from_row, review_to_row, step_to_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.assessments import reviews
from aksio.adapters.sql.writes import Insert, Statement
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId


class SqlReviewLog:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def known(self, review_ids: Sequence[ReviewId], *, learner_id: LearnerId) -> frozenset[ReviewId]:
        """See the port."""
        mine = (reviews.c.learner_id == learner_id) & reviews.c.id.in_(review_ids)
        return frozenset(row["id"] for row in await self._session.rows(select(reviews.c.id).where(mine)))

    async def since(self, starts: Mapping[FlashcardId, datetime], *, learner_id: LearnerId) -> list[Review]:
        """See the port. The earliest start bounds the question; what it brings too much is left out here."""
        if not starts:
            return []
        query = select(reviews).where(
            reviews.c.flashcard_id.in_(list(starts)),
            reviews.c.reviewed_at >= min(starts.values()),
            reviews.c.learner_id == learner_id,
            reviews.c.undone_at.is_(None),
        )
        found = [review_from_row(row) for row in await self._session.rows(query)]
        return [review for review in found if review.answer.reviewed_at >= starts[review.flashcard_id]]

    async def of_learner(self, learner_id: LearnerId, *, at_most: int) -> Mapping[FlashcardId, Sequence[Answer]]:
        """See the port."""
        query = (
            select(reviews)
            .where(reviews.c.learner_id == learner_id, reviews.c.undone_at.is_(None))
            .order_by(reviews.c.reviewed_at.desc(), reviews.c.id.desc())
            .limit(at_most)
        )
        logs: dict[FlashcardId, list[Answer]] = {}
        for row in reversed(await self._session.rows(query)):
            logs.setdefault(row["flashcard_id"], []).append(answer_from_row(row))
        return logs

    def put(self, *new: Review, replacing: Sequence[Review] = (), event: Event | None = None) -> None:
        """See the port."""
        self._session.write(Insert(reviews, [review_to_row(review) for review in new]))
        if replacing:
            self._session.write(Statement(_REPLACE, [_key(review) | step_to_row(review) for review in replacing]))
        if event is not None:
            self._session.tell(event)

    async def remove_some(self, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        theirs = reviews.c.learner_id == learner_id
        found = await self._session.rows(select(reviews.c.id).where(theirs).limit(at_most))
        ids = [row["id"] for row in found]
        if ids:
            self._session.write(Statement(delete(reviews).where(theirs, reviews.c.id.in_(ids))))
        return len(ids)


def _key(review: Review) -> dict[str, object]:
    return {"of_learner": review.learner_id, "of_review": review.answer.review_id}


_REPLACE = update(reviews).where(
    reviews.c.learner_id == bindparam("of_learner"), reviews.c.id == bindparam("of_review")
)
