"""Delete a summary."""

from dataclasses import dataclass

from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId


@dataclass(frozen=True, kw_only=True)
class DeleteSummaryCommand:
    """`expected_version` is the version that the learner saw; None means that they do not mind."""

    summary_id: SummaryId
    course_id: CourseId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteSummary:
    """Its shares go with it; a worker in the middle of it finds it gone. Raises SummaryNotFound and Stale."""

    def __init__(self, uow: SummaryUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteSummaryCommand) -> None:
        async with self._uow as uow:
            summary = await uow.summaries.get(
                command.summary_id, learner_id=command.learner_id, course_id=command.course_id
            )
            summary.require_version(command.expected_version)
            summary.delete(now=self._clock.now())
            uow.summaries.remove(summary)
            await uow.commit()
