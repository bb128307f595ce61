"""Remove a section from a course's outline. Its documents and cards stay in the course."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId


@dataclass(frozen=True, kw_only=True)
class RemoveSectionCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    section_id: SectionId
    course_id: CourseId
    learner_id: LearnerId
    expected_version: int | None = None


class RemoveSection:
    """Raises CourseNotFound, SectionNotFound and Stale."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: RemoveSectionCommand) -> None:
        async with self._uow as uow:
            outline = await uow.outlines.get(command.course_id, learner_id=command.learner_id)
            outline.section(command.section_id)
            outline.require_version(command.expected_version)
            outline.remove(command.section_id, now=self._clock.now())
            uow.outlines.save(outline)
            await uow.commit()
