"""Put the sections of a course into a new order."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import SectionView
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId


@dataclass(frozen=True, kw_only=True)
class ReorderSectionsCommand:
    """`section_ids` names every section once, in the new order."""

    course_id: CourseId
    learner_id: LearnerId
    section_ids: tuple[SectionId, ...]
    expected_version: int | None = None


class ReorderSections:
    """Numbers them 1, 2, 3 …. Raises CourseNotFound, Stale, and Invalid."""

    def __init__(self, uow: MaterialUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: ReorderSectionsCommand) -> list[SectionView]:
        async with self._uow as uow:
            outline = await uow.outlines.get(command.course_id, learner_id=command.learner_id)
            outline.require_version(command.expected_version)
            outline.reorder(command.section_ids)
            uow.outlines.save(outline)
            await uow.commit()
        return [SectionView.of(section, outline) for section in outline.sections]
