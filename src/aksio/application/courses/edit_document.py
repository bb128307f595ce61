"""Rename a document, or put it into another section."""

from dataclasses import dataclass
from typing import TypedDict

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId


class DocumentChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    name: str
    section_id: SectionId | None


@dataclass(frozen=True, kw_only=True)
class EditDocumentCommand:
    """`changes` has only what changes; `expected_version` is what the caller last saw, if they mind."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId
    changes: DocumentChanges
    expected_version: int | None = None


class EditDocument:
    """Raises DocumentNotFound, Stale and Invalid."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditDocumentCommand) -> DocumentView:
        now = self._clock.now()
        async with self._uow as uow:
            document = await uow.documents.get(
                command.document_id, learner_id=command.learner_id, course_id=command.course_id
            )
            document.require_version(command.expected_version)
            if "section_id" in command.changes:
                outline = await uow.outlines.get(document.course_id, learner_id=command.learner_id)
                outline.require_known(command.changes["section_id"])
                document.placed(command.changes["section_id"], now=now)
            if "name" in command.changes:
                document.renamed(command.changes["name"], now=now)
            tags = await uow.tags.on(document.id)
            uow.documents.save(document)
            await uow.commit()
        return DocumentView.of(document, tags)
