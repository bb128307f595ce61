"""Goals ask which quizzes were taken; assessments know."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from aksio.application.assessments.quizzes.list_finished_attempts import ListFinishedAttempts
from aksio.application.learning.goals.ports import DoneOn
from aksio.domain.shared.ids import LearnerId


class AssessmentsQuizzesTaken:
    """See the port QuizzesTaken."""

    def __init__(self, list_finished_attempts: ListFinishedAttempts) -> None:
        self._list_finished_attempts = list_finished_attempts

    async def since(self, day: date, *, learner_id: LearnerId) -> Mapping[DoneOn, int]:
        """See the port."""
        attempts = await self._list_finished_attempts(learner_id, since=day)
        return Counter((one.day, one.course_id) for one in attempts)
