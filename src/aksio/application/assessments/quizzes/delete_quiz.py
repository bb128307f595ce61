"""Delete a quiz that nobody else has taken, and its owner's attempts with it."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.quizzes.quiz_errors import QuizHasTakers
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class DeleteQuizCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteQuiz:
    """Raises QuizNotFound, Stale and QuizHasTakers."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteQuizCommand) -> None:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            if await uow.attempts.are_by_others(quiz.id, owner_id=command.learner_id):
                raise QuizHasTakers
            now = self._clock.now()
            quiz.delete(now=now)
            uow.attempts.remove(await uow.attempts.at_quiz(quiz.id), now=now)
            uow.quizzes.remove(quiz)
            await uow.commit()
