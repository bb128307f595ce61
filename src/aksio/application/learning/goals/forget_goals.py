"""Goals go with their course, and with their learner."""

from dataclasses import dataclass

from aksio.application.learning.goals.ports import GoalsUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ForgetGoalsCommand:
    """Of one course, or all."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class ForgetGoals:
    """For good."""

    def __init__(self, uow: GoalsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: ForgetGoalsCommand) -> None:
        async with self._uow as uow:
            uow.goals.forget(command.learner_id, course_id=command.course_id)
            await uow.commit()
