"""Have attempts graded by the latest version, after a question was mended."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class RequestRegradeCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    expected_version: int | None = None


class RequestRegrade:
    """The work follows in the background. Raises QuizNotFound, Stale, and NotPublishable before the first version."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: RequestRegradeCommand) -> QuizView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            quiz.regrade(now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuizView.of(quiz)
