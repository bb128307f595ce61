"""Archive a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ArchiveQuizCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    expected_version: int | None = None


class ArchiveQuiz:
    """Nobody can start it any more; attempts in progress go on. Raises QuizNotFound and Stale."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: ArchiveQuizCommand) -> QuizView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            quiz.archive(now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuizView.of(quiz)
