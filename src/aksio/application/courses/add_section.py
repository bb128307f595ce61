"""Add a section to a course's outline."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import SectionView
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.courses.section import Section
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId


@dataclass(frozen=True, kw_only=True)
class AddSectionCommand:
    """`order` None puts it behind the last one."""

    learner_id: LearnerId
    course_id: CourseId
    title: str
    order: int | None = None
    page_start: int | None = None
    page_end: int | None = None
    learning_objectives: tuple[str, ...] = ()


class AddSection:
    """Raises CourseNotFound, OutlineFull, and Invalid with every field that is wrong."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    @repeats_when_raced
    async def __call__(self, command: AddSectionCommand) -> SectionView:
        async with self._uow as uow:
            outline = await uow.outlines.get(command.course_id, learner_id=command.learner_id)
            section = Section(
                id=SectionId(self._ids.new()),
                title=command.title,
                order=outline.next_order if command.order is None else command.order,
                page_start=command.page_start,
                page_end=command.page_end,
                learning_objectives=command.learning_objectives,
            )
            outline.add(section, now=self._clock.now())
            uow.outlines.save(outline)
            await uow.commit()
        return SectionView.of(section, outline)
