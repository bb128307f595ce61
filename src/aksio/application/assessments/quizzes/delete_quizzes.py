"""Delete the quizzes of a course that is gone, or everything of a learner who leaves."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import CourseId, LearnerId

AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class DeleteQuizzesCommand:
    """Of a course; or of all courses, and then the attempts that the learner made at others' quizzes too."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class DeleteQuizzes:
    """Some at a time, so that no transaction is long. May be repeated, also after it was interrupted."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: DeleteQuizzesCommand) -> None:
        while await self._some_attempts(command):
            pass
        while await self._some_quizzes(command):
            pass

    async def _some_attempts(self, command: DeleteQuizzesCommand) -> int:
        async with self._uow as uow:
            doomed = await uow.attempts.of(command.course_id, learner_id=command.learner_id, at_most=AT_ONCE)
            uow.attempts.remove(doomed, now=self._clock.now())
            await uow.commit()
        return len(doomed)

    async def _some_quizzes(self, command: DeleteQuizzesCommand) -> int:
        async with self._uow as uow:
            removed = await uow.quizzes.remove_some(command.course_id, learner_id=command.learner_id, at_most=AT_ONCE)
            await uow.commit()
        return removed
