"""Recommendations that learners have decided about, in SQL."""

from datetime import date

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.progress import recommendations
from aksio.adapters.sql.writes import Insert
from aksio.domain.learning.recommendation import (
    Advice,
    Reason,
    Recommendation,
    RecommendationKind,
    RecommendationStatus,
)
from aksio.domain.shared.ids import LearnerId, RecommendationId

_ADVICE = ("kind", "subject_id", "course_id", "weight", "title", "reasons")


class SqlRecommendations:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def find(self, id: RecommendationId, *, learner_id: LearnerId) -> Recommendation | None:
        """See the port."""
        mine = (recommendations.c.learner_id == learner_id) & (recommendations.c.id == id)
        row = await self._session.row(select(recommendations).where(mine))
        return None if row is None else _from_row(row)

    async def since(self, day: date, *, learner_id: LearnerId) -> list[Recommendation]:
        """See the port."""
        theirs = (recommendations.c.learner_id == learner_id) & (recommendations.c.day >= day)
        return [_from_row(row) for row in await self._session.rows(select(recommendations).where(theirs))]

    def add(self, recommendation: Recommendation) -> None:
        """See the port."""
        advice = recommendation.advice
        row = {name: getattr(recommendation, name) for name in ("id", "learner_id", "day", "expires_at", "decided_at")}
        row |= {name: getattr(advice, name) for name in ("subject_id", "course_id", "weight", "title")}
        row |= {"kind": str(advice.kind), "status": str(recommendation.status), "version": recommendation.version + 1}
        row["reasons"] = [{"code": one.code, "number": one.number, "text": one.text} for one in advice.reasons]
        self._session.write(Insert(recommendations, [row]))
        self._session.record(recommendation)


def _from_row(row: RowMapping) -> Recommendation:
    advice = {name: row[name] for name in _ADVICE}
    advice["kind"] = RecommendationKind(advice["kind"])
    advice["reasons"] = tuple(Reason(**one) for one in advice["reasons"])
    rest = {name: row[name] for name in ("id", "learner_id", "day", "expires_at", "decided_at", "version")}
    return Recommendation(advice=Advice(**advice), status=RecommendationStatus(row["status"]), **rest)
