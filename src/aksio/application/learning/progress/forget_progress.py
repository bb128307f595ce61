"""What happens to progress when a course or a learner goes."""

from dataclasses import dataclass

from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ForgetProgressCommand:
    """Of one course, or all."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class ForgetProgress:
    """A course takes its topics along; that it was studied stays in the ledger. A learner takes everything.

    Courses of an erased learner go after the ledger: to hold it again would bring it back.
    """

    def __init__(self, uow: LearningUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: ForgetProgressCommand) -> None:
        async with self._uow as uow:
            if command.course_id is None:
                await uow.ledger.hold(command.learner_id)
                uow.ledger.forget(command.learner_id)
            else:
                uow.topics.forget_course(command.course_id, learner_id=command.learner_id)
            await uow.commit()
