"""Change a section."""

from dataclasses import dataclass, replace
from typing import TypedDict

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import SectionView
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId


class SectionChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    title: str
    order: int
    page_start: int | None
    page_end: int | None
    learning_objectives: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EditSectionCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    section_id: SectionId
    course_id: CourseId
    learner_id: LearnerId
    changes: SectionChanges
    expected_version: int | None = None


class EditSection:
    """Raises CourseNotFound, SectionNotFound, Stale, and Invalid with every field that is wrong."""

    def __init__(self, uow: MaterialUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: EditSectionCommand) -> SectionView:
        async with self._uow as uow:
            outline = await uow.outlines.get(command.course_id, learner_id=command.learner_id)
            section = outline.section(command.section_id)
            outline.require_version(command.expected_version)
            section = replace(section, **command.changes)
            outline.change(section)
            uow.outlines.save(outline)
            await uow.commit()
        return SectionView.of(section, outline)
