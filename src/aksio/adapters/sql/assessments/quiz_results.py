"""What came of a quiz, straight from SQL."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quiz_answers, quiz_attempts
from aksio.application.assessments.interchange.result_ports import ResultRecord
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId

_BATCH = 200


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
            answers = await self._answers([row["id"] for row in page.items])
            yield [_record(row, answers.get(row["id"], [])) for row in page.items]
            request, is_last = PageRequest(limit=_BATCH, cursor=page.next_cursor), page.next_cursor is None

    async def _answers(self, attempt_ids: list[UUID]) -> Mapping[UUID, list[RowMapping]]:
        answers = quiz_answers.c
        columns = (answers.attempt_id, answers.question_id, answers.points, answers.mark, answers.graded_by)
        found: dict[UUID, list[RowMapping]] = defaultdict(list)
        for row in await self._rows(select(*columns).where(answers.attempt_id.in_(attempt_ids))):
            found[row["attempt_id"]].append(row)
        return found


def _record(row: RowMapping, answers: Sequence[RowMapping]) -> ResultRecord:
    names = ("quiz_version", "earned", "maximum", "percent", "passed")
    marks = {QuestionId(answer["question_id"]): answer["mark"] for answer in answers}
    maxima = {QuestionId(answer["question_id"]): float(answer["points"]) for answer in answers}
    by_model = (answer["question_id"] for answer in answers if answer["graded_by"] == GradedBy.MODEL.value)
    return ResultRecord(
        **{name: row[name] for name in names},
        is_own=row["learner_id"] == row["owner_id"],
        status=AttemptStatus(row["status"]),
        points={each: None if mark is None else mark * maxima[each] for each, mark in marks.items()},
        maxima=maxima,
        provisional=frozenset(map(QuestionId, by_model)),
    )
