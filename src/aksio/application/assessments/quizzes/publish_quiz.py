"""Publish a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class PublishQuizCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    expected_version: int | None = None


class PublishQuiz:
    """Freezes a version, which attempts that start from now on are served and graded by. Twice is once.

    Raises QuizNotFound, Stale and NotPublishable.
    """

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: PublishQuizCommand) -> QuizView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            version = quiz.publish(now=self._clock.now())
            if version is not None:
                uow.quizzes.save(quiz, published=version)
                await uow.commit()
        return QuizView.of(quiz)
