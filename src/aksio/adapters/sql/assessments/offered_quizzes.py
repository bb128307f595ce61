"""Quizzes that can be taken, straight from SQL."""

from sqlalchemy import select

from aksio.adapters.sql.assessments.quiz_json import settings_from_json
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.quizzes import quizzes
from aksio.application.assessments.quizzes.offer_quizzes import OfferedQuiz
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_settings import QuizKind
from aksio.domain.shared.ids import CourseId, LearnerId, QuizId


class SqlOfferedQuizzes(SqlReader):
    """See the port."""

    async def offered(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> list[OfferedQuiz]:
        """See the port."""
        quiz = quizzes.c
        columns = (quiz.id, quiz.course_id, quiz.title, quiz.question_count, quiz.settings)
        taken = (
            quiz.course_id.in_(sorted(course_ids)),
            quiz.learner_id == learner_id,
            quiz.status == QuizStatus.PUBLISHED.value,
        )
        return [
            OfferedQuiz(
                id=QuizId(row["id"]),
                course_id=CourseId(row["course_id"]),
                title=row["title"],
                questions=row["question_count"],
                is_exam=settings_from_json(row["settings"]).kind is QuizKind.EXAM,
            )
            for row in await self._rows(select(*columns).where(*taken).order_by(quiz.created_at, quiz.id))
        ]
