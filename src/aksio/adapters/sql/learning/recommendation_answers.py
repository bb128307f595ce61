"""What learners said to recommendations, in SQL."""

from datetime import date

from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.guidance import recommendation_answers
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.learning.recommendation import Decision, RecommendationAnswer, RecommendationReason
from aksio.domain.shared.ids import LearnerId


class SqlRecommendationAnswers:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def of(self, learner_id: LearnerId) -> list[RecommendationAnswer]:
        """See the port."""
        column = recommendation_answers.c
        query = select(recommendation_answers).where(column.learner_id == learner_id).order_by(column.id)
        return [_from_row(row) for row in await self._session.rows(query)]

    def add(self, answer: RecommendationAnswer) -> None:
        """See the port."""
        self._session.write(Insert(recommendation_answers, [_to_row(answer)]))
        self._session.record(answer)

    def save(self, answer: RecommendationAnswer) -> None:
        """See the port."""
        where = {"id": answer.id, "version": answer.version}
        self._session.write(Update(recommendation_answers, _to_row(answer), where=where))
        self._session.record(answer)

    def forget(self, learner_id: LearnerId, *, before: date | None = None) -> None:
        """See the port."""
        gone = recommendation_answers.c.learner_id == learner_id
        if before is not None:
            gone &= recommendation_answers.c.answered_on < before
        self._session.write(Statement(delete(recommendation_answers).where(gone)))


def _to_row(answer: RecommendationAnswer) -> Row:
    row = {name: getattr(answer, name) for name in RecommendationAnswer.__dataclass_fields__ if name != "_events"}
    return row | {"reason": str(answer.reason), "decision": str(answer.decision), "version": answer.version + 1}


def _from_row(row: RowMapping) -> RecommendationAnswer:
    return RecommendationAnswer(
        **{**row, "reason": RecommendationReason(row["reason"]), "decision": Decision(row["decision"])}
    )
