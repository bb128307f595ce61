"""Show the owner of a quiz how its questions do."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizAnalyses
from aksio.application.assessments.quizzes.quiz_views import ItemView, QuizAnalysis
from aksio.domain.assessments.quizzes.item_analysis import ItemSums, statistics_of
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class AnalyseQuizQuery:
    """Which, and who asks."""

    quiz_id: QuizId
    learner_id: LearnerId


class AnalyseQuiz:
    """Of the questions that the quiz has now, whatever their version. Raises QuizNotFound."""

    def __init__(self, analyses: QuizAnalyses) -> None:
        self._analyses = analyses

    async def __call__(self, query: AnalyseQuizQuery) -> QuizAnalysis:
        found = await self._analyses.of(query.quiz_id, learner_id=query.learner_id)
        return QuizAnalysis(
            quiz_id=query.quiz_id,
            attempts=found.attempts,
            average_percent=found.average_percent,
            items=tuple(
                ItemView(question=question, statistics=statistics_of(found.sums.get(question.id, ItemSums())))
                for question in found.questions
            ),
        )
