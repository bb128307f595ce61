"""The marks of a quiz summed up by SQL: one pass, and nothing in our memory but the sums."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, select

from aksio.adapters.sql.assessments.quiz_json import (
    appeal_from_json,
    from_json,
    questions_from_json,
    reading_from_json,
)
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quiz_answers, quiz_attempts, quizzes
from aksio.application.assessments.quizzes.quiz_reader_ports import AnalysedQuiz
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge, ToJudge
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.appeal import AppealStatus
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.item_analysis import ItemSums
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.assessments.quizzes.task import ANSWERS
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId

_CHOICES = (QuestionKind.SINGLE_CHOICE.value, QuestionKind.MULTIPLE_CHOICE.value)
_OLDEST = (quiz_answers.c.submitted_at, quiz_answers.c.attempt_id, quiz_answers.c.question_id)

_WHICH = {
    ToJudge.UNGRADED: quiz_answers.c.mark.is_(None),
    ToJudge.BY_MODEL: quiz_answers.c.graded_by == GradedBy.MODEL.value,
    ToJudge.APPEALED: quiz_answers.c.appeal_status == AppealStatus.OPEN.value,
}


class SqlQuizAnalyses(SqlReader):
    """See the port."""

    async def of(self, quiz_id: QuizId, *, learner_id: LearnerId) -> AnalysedQuiz:
        """See the port. Four statements, whatever the number of attempts and questions."""
        questions = (await self._own(quizzes.c.questions, quiz_id, learner_id))["questions"]
        attempts = await self._row(_attempts(quiz_id))
        assert attempts is not None
        chosen = _by_option(await self._rows(_choices(quiz_id)))
        rows = await self._rows(_sums(quiz_id))
        sums = {row["question_id"]: _item_sums(row, chosen[row["question_id"]]) for row in rows}
        return AnalysedQuiz(questions=questions_from_json(questions), sums=sums, **attempts)

    async def to_judge(
        self, quiz_id: QuizId, which: ToJudge, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[AnswerToJudge]:
        """See the port."""
        await self._own(quizzes.c.id, quiz_id, learner_id)
        query = select(quiz_answers).where(quiz_answers.c.quiz_id == quiz_id, _WHICH[which])
        rows = await self._rows(page_query(query, page, *_OLDEST))
        return page_of(rows, page, _to_judge, *_OLDEST)

    async def _own(self, column: ColumnElement[Any], quiz_id: QuizId, learner_id: LearnerId) -> RowMapping:
        row = await self._row(select(column).where(quizzes.c.id == quiz_id, quizzes.c.learner_id == learner_id))
        if row is None:
            raise QuizNotFound
        return row


def _attempts(quiz_id: QuizId) -> Select[Any]:
    graded = (quiz_attempts.c.quiz_id == quiz_id, quiz_attempts.c.status == AttemptStatus.GRADED.value)
    figures = (func.count().label("attempts"), func.avg(quiz_attempts.c.percent).label("average_percent"))
    return select(*figures).where(*graded)


def _sums(quiz_id: QuizId) -> Select[Any]:
    mark, rest, duration = quiz_answers.c.mark, quiz_answers.c.rest, quiz_answers.c.duration_ms
    return (
        select(
            quiz_answers.c.question_id,
            func.count().label("attempts"),
            func.sum(mark).label("mark"),
            func.sum(mark * mark).label("mark_squared"),
            func.sum(rest).label("rest"),
            func.sum(rest * rest).label("rest_squared"),
            func.sum(mark * rest).label("mark_by_rest"),
            func.count(duration).label("timed"),
            func.coalesce(func.sum(duration), 0).label("duration_ms"),
        )
        .where(quiz_answers.c.quiz_id == quiz_id, rest.is_not(None))
        .group_by(quiz_answers.c.question_id)
    )


def _choices(quiz_id: QuizId) -> Select[Any]:
    """How often each answer to a choice question was given."""
    columns = (quiz_answers.c.question_id, quiz_answers.c.answer)
    asked = (quiz_answers.c.quiz_id == quiz_id, quiz_answers.c.kind.in_(_CHOICES), quiz_answers.c.rest.is_not(None))
    return select(*columns, func.count().label("times")).where(*asked).group_by(*columns)


def _by_option(rows: Any) -> dict[UUID, dict[str, int]]:
    chosen: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in rows:
        answer = row["answer"] or {}
        for option_id in answer.get("option_ids") or [answer[name] for name in ("option_id",) if name in answer]:
            counts = chosen[row["question_id"]]
            counts[option_id] = counts.get(option_id, 0) + row["times"]
    return chosen


def _item_sums(row: RowMapping, chosen: dict[str, int]) -> ItemSums:
    names = (name for name in ItemSums.__dataclass_fields__ if name != "chosen")
    return ItemSums(**{name: row[name] for name in names}, chosen=chosen)


def _to_judge(row: RowMapping) -> AnswerToJudge:
    raw, graded_by = row["answer"], row["graded_by"]
    return AnswerToJudge(
        attempt_id=row["attempt_id"],
        question_id=QuestionId(row["question_id"]),
        answer=None if raw is None else from_json(raw, ANSWERS[QuestionKind(row["kind"])]),
        text=(raw or {}).get("text", ""),
        points=row["points"],
        mark=row["mark"],
        graded_by=None if graded_by is None else GradedBy(graded_by),
        reading=reading_from_json(row["reading"]),
        appeal=appeal_from_json(row["appeal"]),
        submitted_at=row["submitted_at"],
    )
