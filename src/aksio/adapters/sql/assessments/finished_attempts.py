"""Attempts that were submitted, straight from SQL."""

from datetime import date

from sqlalchemy import select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quiz_attempts
from aksio.application.assessments.quizzes.list_finished_attempts import FinishedAttempt
from aksio.domain.shared.ids import LearnerId


class SqlFinishedAttempts(SqlReader):
    """See the port."""

    async def finished(self, taker_id: LearnerId, *, since: date) -> list[FinishedAttempt]:
        """See the port."""
        attempt = quiz_attempts.c
        query = select(attempt.submitted_on, attempt.course_id).where(
            attempt.learner_id == taker_id, attempt.submitted_on >= since
        )
        return [FinishedAttempt(day=row["submitted_on"], course_id=row["course_id"]) for row in await self._rows(query)]
