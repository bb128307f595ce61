"""What came of a quiz, straight from SQL."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quiz_answers, quiz_attempts
from aksio.application.assessments.interchange.result_ports import ResultRecord
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId

_BATCH = 200
Points = dict[QuestionId, float | None]


class SqlQuizResults(SqlReader):
    """See the port."""

    async def of(self, quiz_id: QuizId, *, owner_id: LearnerId) -> AsyncIterator[list[ResultRecord]]:
        """See the port. Two queries a batch, each by index."""
        query = select(quiz_attempts).where(
            quiz_attempts.c.quiz_id == quiz_id,
            quiz_attempts.c.owner_id == owner_id,
            quiz_attempts.c.status != AttemptStatus.IN_PROGRESS.value,
        )
        request, is_last = PageRequest(limit=_BATCH), False
        while not is_last:
            rows = await self._rows(page_query(query, request, quiz_attempts.c.id))
            page = page_of(rows, request, lambda row: row, quiz_attempts.c.id)
            points = await self._points([row["id"] for row in page.items])
            yield [_record(row, points.get(row["id"], {})) for row in page.items]
            request, is_last = PageRequest(limit=_BATCH, cursor=page.next_cursor), page.next_cursor is None

    async def _points(self, attempt_ids: list[UUID]) -> Mapping[UUID, Points]:
        columns = (quiz_answers.c.attempt_id, quiz_answers.c.question_id, quiz_answers.c.points, quiz_answers.c.mark)
        found: dict[UUID, Points] = defaultdict(dict)
        for row in await self._rows(select(*columns).where(quiz_answers.c.attempt_id.in_(attempt_ids))):
            mark = row["mark"]
            found[row["attempt_id"]][row["question_id"]] = None if mark is None else mark * row["points"]
        return found


def _record(row: RowMapping, points: Points) -> ResultRecord:
    names = ("quiz_version", "earned", "maximum", "percent", "passed")
    return ResultRecord(
        **{name: row[name] for name in names},
        is_own=row["learner_id"] == row["owner_id"],
        status=AttemptStatus(row["status"]),
        points=points,
    )
