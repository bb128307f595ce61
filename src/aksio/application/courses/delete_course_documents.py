"""A course was deleted: its documents follow."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork, UnattendedDocuments
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import CourseId

_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class DeleteCourseDocumentsCommand:
    """The course that is gone."""

    course_id: CourseId


class DeleteCourseDocuments:
    """Each in a unit of work of its own; whatever stops it, doing it again goes on."""

    def __init__(self, uow: MaterialUnitOfWork, unattended: UnattendedDocuments, clock: Clock) -> None:
        self._uow = uow
        self._unattended = unattended
        self._clock = clock

    async def __call__(self, command: DeleteCourseDocumentsCommand) -> None:
        while left := await self._unattended.left_behind(command.course_id, limit=_AT_ONCE):
            for document_id, learner_id in left:
                async with self._uow as uow:
                    document = await uow.documents.get(document_id, learner_id=learner_id)
                    document.delete(now=self._clock.now())
                    uow.documents.save(document)
                    await uow.commit()
