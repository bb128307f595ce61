"""List the answers to a quiz that its owner may want to judge."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizAnalyses
from aksio.application.assessments.quizzes.quiz_views import AnswerToJudge, ToJudge
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ListAnswersToJudgeQuery:
    """Which quiz, which of its answers, and who asks."""

    quiz_id: QuizId
    learner_id: LearnerId
    which: ToJudge
    page: PageRequest


class ListAnswersToJudge:
    """The longest waiting first. Raises QuizNotFound."""

    def __init__(self, analyses: QuizAnalyses) -> None:
        self._analyses = analyses

    async def __call__(self, query: ListAnswersToJudgeQuery) -> Page[AnswerToJudge]:
        return await self._analyses.to_judge(query.quiz_id, query.which, query.page, learner_id=query.learner_id)
