"""Take in a file: its bytes pass through to the library, and are never held here."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from aksio.application.courses.document_arrival import DocumentArrival, DocumentDetails
from aksio.application.courses.library_ports import ContentTypes, DocumentIntake, NewDocument
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.ports import Clock
from aksio.domain.courses.document import LONGEST_NAME, Document
from aksio.domain.courses.document_state import DocumentKind
from aksio.domain.courses.upload_limits import UploadLimits
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId

HEAD_BYTES = 4096
"""So much of a file is looked at to tell its type."""
_FORM_BYTES = 64 * 1024
"""So much of what is to come may be something else than the file."""
_SAVE_PROGRESS_EVERY = timedelta(seconds=0.5)


class IncomingFile(Protocol):
    """A file on its way in. `total_bytes` is about what is to come, where the sender said so."""

    @property
    def name(self) -> str:
        """What the sender calls it."""

    @property
    def total_bytes(self) -> int | None:
        """Roughly; the truth is known at the end."""

    def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes, once."""

    async def details(self) -> DocumentDetails:
        """What the sender says about it; it may come after the file, so ask when the chunks are through."""


@dataclass(frozen=True, kw_only=True)
class UploadDocumentCommand:
    """The same `idempotency_key` again is answered with the first document, and nothing is read."""

    course_id: CourseId
    learner_id: LearnerId
    file: IncomingFile
    idempotency_key: str | None = None


class UploadDocument:
    """Either all of it arrives or nothing of it stays.

    Raises CourseNotFound, CourseFull, LimitReached, DocumentTooLarge as soon as the limit is passed,
    UnsupportedDocument, Invalid for an empty file or wrong details, and Unavailable.
    """

    def __init__(
        self,
        arrival: DocumentArrival,
        intake: DocumentIntake,
        content_types: ContentTypes,
        clock: Clock,
        limits: UploadLimits,
    ) -> None:
        self._arrival = arrival
        self._intake = intake
        self._content_types = content_types
        self._clock = clock
        self._limits = limits

    async def __call__(self, command: UploadDocumentCommand) -> DocumentView:
        document_id = self._arrival.id_for(command.idempotency_key, learner_id=command.learner_id)
        earlier = await self._arrival.earlier(document_id, course_id=command.course_id, learner_id=command.learner_id)
        if earlier is not None:
            return earlier
        if command.file.total_bytes is not None:
            self._limits.require_size(command.file.total_bytes - _FORM_BYTES)
        chunks = command.file.chunks()
        head = await _head(chunks)
        document, new = self._announcement(command, document_id, head)
        await self._arrival.announce(document)
        async with self._arrival.or_nothing(document):
            size = _Size()
            state = await self._intake.receive(new, self._counted(document, head, chunks, size))
            details = await command.file.details()
            return await self._arrival.arrived(document, details, state, size_bytes=size.bytes)

    def _announcement(
        self, command: UploadDocumentCommand, document_id: DocumentId, head: bytes
    ) -> tuple[Document, NewDocument]:
        if not head:
            raise Invalid.field("/file", "empty", "The file is empty.")
        now, name = self._clock.now(), _file_name(command.file.name)
        content_type = self._content_types.judge(head, name=name)
        document = Document.announce(
            id=document_id,
            learner_id=command.learner_id,
            course_id=command.course_id,
            kind=DocumentKind.FILE,
            name=name,
            now=now,
        )
        document.upload_started(content_type=content_type, total_bytes=command.file.total_bytes, now=now)
        new = NewDocument(
            document_id=document.id,
            course_id=document.course_id,
            learner_id=document.learner_id,
            kind=document.kind,
            name=name,
            content_type=content_type,
        )
        return document, new

    async def _counted(
        self, document: Document, head: bytes, chunks: AsyncIterator[bytes], size: "_Size"
    ) -> AsyncIterator[bytes]:
        """The bytes as they pass: counted, cut off at the limit, and their progress saved now and then."""
        saved_at = self._clock.now()
        async for chunk in _chained(head, chunks):
            size.bytes += len(chunk)
            self._limits.require_size(size.bytes)
            if self._clock.now() - saved_at >= _SAVE_PROGRESS_EVERY:
                saved_at = self._clock.now()
                await self._arrival.progressed(document, done_bytes=size.bytes)
            yield chunk


@dataclass
class _Size:
    bytes: int = 0


async def _head(chunks: AsyncIterator[bytes]) -> bytes:
    head = b""
    while len(head) < HEAD_BYTES and (chunk := await anext(chunks, b"")):
        head += chunk
    return head


async def _chained(head: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield head
    async for chunk in chunks:
        yield chunk


def _file_name(name: str) -> str:
    """The last part of a path, as something that can be stored and shown."""
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = "".join(character for character in last if character.isprintable()).strip()
    return printable[-LONGEST_NAME:].strip() or "document"
