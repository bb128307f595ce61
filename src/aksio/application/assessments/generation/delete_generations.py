"""Forget the generations of a course or a learner that is gone."""

from dataclasses import dataclass

from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteGenerationsCommand:
    """Whose; in which course, or everywhere when none is named."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class DeleteGenerations:
    """A worker that is in the middle of one finds it gone, and stores no more cards. May be repeated."""

    def __init__(self, uow: GenerationUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: DeleteGenerationsCommand) -> None:
        async with self._uow as uow:
            await uow.generations.remove_of(command.learner_id, course_id=command.course_id)
            await uow.commit()
