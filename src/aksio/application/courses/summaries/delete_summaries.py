"""Forget the summaries of a course or a learner that is gone."""

from dataclasses import dataclass

from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteSummariesCommand:
    """Whose; in which course, or everywhere when none is named."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class DeleteSummaries:
    """May be repeated."""

    def __init__(self, uow: SummaryUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: DeleteSummariesCommand) -> None:
        async with self._uow as uow:
            await uow.summaries.remove_of(command.learner_id, course_id=command.course_id)
            await uow.commit()
