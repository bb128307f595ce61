"""Take a tag off a document."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.domain.shared.ids import DocumentId, LearnerId, TagId


@dataclass(frozen=True, kw_only=True)
class UntagDocumentCommand:
    """Which tag off which document."""

    document_id: DocumentId
    tag_id: TagId
    learner_id: LearnerId


class UntagDocument:
    """A document that did not carry it is fine too. Raises DocumentNotFound and TagNotFound."""

    def __init__(self, uow: MaterialUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: UntagDocumentCommand) -> None:
        async with self._uow as uow:
            document = await uow.documents.get(command.document_id, learner_id=command.learner_id)
            tag = await uow.tags.get(command.tag_id, learner_id=command.learner_id)
            uow.tags.detach(tag.id, document.id)
            await uow.commit()
