"""Show a quiz to its owner."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizzesReader
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class GetQuizQuery:
    """Which, and who asks."""

    quiz_id: QuizId
    learner_id: LearnerId


class GetQuiz:
    """Raises QuizNotFound."""

    def __init__(self, reader: QuizzesReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetQuizQuery) -> QuizView:
        return await self._reader.quiz(query.quiz_id, learner_id=query.learner_id)
