"""A section was removed: its documents stand in no section any more."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork, UnattendedDocuments
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import CourseId, SectionId

_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class EmptySectionCommand:
    """The section that is gone."""

    section_id: SectionId
    course_id: CourseId


class EmptySection:
    """Each document in a unit of work of its own; whatever stops it, doing it again goes on."""

    def __init__(self, uow: MaterialUnitOfWork, unattended: UnattendedDocuments, clock: Clock) -> None:
        self._uow = uow
        self._unattended = unattended
        self._clock = clock

    async def __call__(self, command: EmptySectionCommand) -> None:
        while left := await self._unattended.in_section(
            command.section_id, course_id=command.course_id, limit=_AT_ONCE
        ):
            for document_id, learner_id in left:
                async with self._uow as uow:
                    document = await uow.documents.get(document_id, learner_id=learner_id)
                    document.placed(None, now=self._clock.now())
                    uow.documents.save(document)
                    await uow.commit()
