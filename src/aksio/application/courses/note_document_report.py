"""The retrieval-service tells by a message how far a document is."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document_state import DocumentState
from aksio.domain.shared.ids import DocumentId


@dataclass(frozen=True, kw_only=True)
class NoteDocumentReportCommand:
    """`message_id` is the same whenever the message comes."""

    message_id: str
    document_id: DocumentId
    state: DocumentState


class NoteDocumentReport:
    """Each message counts once: an old one that comes again must not touch a document that is being read anew.

    Of documents that are not (or no longer) known here nothing is noted. Raises Conflict when the document was changed
    at the same moment.
    """

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: NoteDocumentReportCommand) -> None:
        async with self._uow as uow:
            if not await uow.first_time(f"message:{command.message_id}"):
                return
            document = await uow.documents.reported(command.document_id)
            if document is not None:
                document.report(command.state, now=self._clock.now())
                uow.documents.save(document)
            await uow.commit()
