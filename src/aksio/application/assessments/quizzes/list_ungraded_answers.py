"""List the answers that wait for the owner of a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizAnalyses
from aksio.application.assessments.quizzes.quiz_views import UngradedAnswer
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ListUngradedAnswersQuery:
    """Which quiz, and who asks."""

    quiz_id: QuizId
    learner_id: LearnerId
    page: PageRequest


class ListUngradedAnswers:
    """The longest waiting first. Raises QuizNotFound."""

    def __init__(self, analyses: QuizAnalyses) -> None:
        self._analyses = analyses

    async def __call__(self, query: ListUngradedAnswersQuery) -> Page[UngradedAnswer]:
        return await self._analyses.ungraded(query.quiz_id, query.page, learner_id=query.learner_id)
