"""What others tell us through Kafka: which use case takes which topic. They only write rows."""

from typing import Annotated, Literal, TypeVar
from uuid import UUID

import msgspec

from aksio.application.courses.note_document_report import NoteDocumentReportCommand
from aksio.application.shared.take_in import Handler, IncomingMessage
from aksio.domain.courses.document_state import DocumentState, DocumentStatus, Failure
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import DocumentId
from aksio.entrypoints.composition.container import Container

PROCESSING = "document.processing"
EMBEDDED = "document.upload.rag"

_STATUSES = {
    "queued": DocumentStatus.PROCESSING,
    "processing": DocumentStatus.PROCESSING,
    "processed": DocumentStatus.READY,
    "failed": DocumentStatus.FAILED,
}
T = TypeVar("T")


class Processing(msgspec.Struct):
    """`progress` is in per cent."""

    event_id: str
    document_id: UUID
    status: Literal["queued", "processing", "processed", "failed"]
    progress: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    page_count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    error: str | None = None

    def to_state(self) -> DocumentState:
        message = self.error or "The document could not be read."
        return DocumentState(
            status=_STATUSES[self.status],
            percent=int(self.progress or 0),
            page_count=self.page_count,
            failure=Failure(code="unreadable", message=message) if self.status == "failed" else None,
        )


class Embedded(msgspec.Struct):
    """The older way to say that a document is ready."""

    document_id: UUID
    dimensions: int | list[int]


def handlers(container: Container) -> dict[str, Handler]:
    """By topic. What cannot be read is Invalid: trying again would not help."""

    async def processing(message: IncomingMessage) -> None:
        told = _read(message, Processing)
        await container.material.note_document_report()(
            NoteDocumentReportCommand(
                message_id=told.event_id, document_id=DocumentId(told.document_id), state=told.to_state()
            )
        )

    async def embedded(message: IncomingMessage) -> None:
        told = _read(message, Embedded)
        await container.material.note_document_report()(
            NoteDocumentReportCommand(
                message_id=message.place,
                document_id=DocumentId(told.document_id),
                state=DocumentState(status=DocumentStatus.READY),
            )
        )

    return {PROCESSING: processing, EMBEDDED: embedded}


def _read(message: IncomingMessage, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(message.value, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Invalid(f"This is no message of {message.topic}: {error}") from error
