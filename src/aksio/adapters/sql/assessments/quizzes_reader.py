"""Views of quizzes straight from SQL."""

from typing import Any

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.assessments.quiz_json import questions_from_json, sections_from_json, settings_from_json
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quizzes
from aksio.application.assessments.quizzes.quiz_reader_ports import QuizFilter
from aksio.application.assessments.quizzes.quiz_views import QuestionView, QuizView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.shared.ids import LearnerId, QuizId

_NEWEST = (quizzes.c.created_at, quizzes.c.id)
_SHOWN = [column for column in quizzes.c if column.name != "questions"]


class SqlQuizzesReader(SqlReader):
    """See the port."""

    async def quiz(self, quiz_id: QuizId, *, learner_id: LearnerId) -> QuizView:
        """See the port."""
        mine = (quizzes.c.id == quiz_id, quizzes.c.learner_id == learner_id)
        row = await self._row(select(*_SHOWN).where(*mine))
        if row is None:
            raise QuizNotFound
        return _view(row)

    async def quizzes(self, learner_id: LearnerId, chosen: QuizFilter, page: PageRequest) -> Page[QuizView]:
        """See the port."""
        query = select(*_SHOWN).where(quizzes.c.learner_id == learner_id)
        if chosen.course_id is not None:
            query = query.where(quizzes.c.course_id == chosen.course_id)
        if chosen.status is not None:
            query = query.where(quizzes.c.status == chosen.status.value)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _view, *_NEWEST)

    async def questions(self, quiz_id: QuizId, *, learner_id: LearnerId) -> list[QuestionView]:
        """See the port."""
        columns = (quizzes.c.questions, quizzes.c.version)
        row = await self._row(select(*columns).where(quizzes.c.id == quiz_id, quizzes.c.learner_id == learner_id))
        if row is None:
            raise QuizNotFound
        questions = questions_from_json(row["questions"])
        return [QuestionView(quiz_id=quiz_id, question=question, version=row["version"]) for question in questions]


def _view(row: RowMapping) -> QuizView:
    read: dict[str, Any] = {
        "settings": settings_from_json(row["settings"]),
        "sections": sections_from_json(row["sections"]),
        "status": QuizStatus(row["status"]),
    }
    same = (name for name in QuizView.__dataclass_fields__ if name not in read)
    return QuizView(**{name: row[name] for name in same}, **read)
