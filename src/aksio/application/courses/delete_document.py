"""Delete a document. The library forgets it by event."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteDocumentCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteDocument:
    """Raises DocumentNotFound and Stale."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteDocumentCommand) -> None:
        async with self._uow as uow:
            document = await uow.documents.get(
                command.document_id, learner_id=command.learner_id, course_id=command.course_id
            )
            document.require_version(command.expected_version)
            document.delete(now=self._clock.now())
            uow.documents.save(document)
            await uow.commit()
