"""Show a question with its key to its owner."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizzesReader
from aksio.application.assessments.quizzes.quiz_views import QuestionView
from aksio.domain.assessments.quizzes.quiz_errors import QuestionNotFound
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class GetQuestionQuery:
    """Which, and who asks."""

    quiz_id: QuizId
    question_id: QuestionId
    learner_id: LearnerId


class GetQuestion:
    """Raises QuizNotFound and QuestionNotFound."""

    def __init__(self, reader: QuizzesReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetQuestionQuery) -> QuestionView:
        for view in await self._reader.questions(query.quiz_id, learner_id=query.learner_id):
            if view.question.id == query.question_id:
                return view
        raise QuestionNotFound
