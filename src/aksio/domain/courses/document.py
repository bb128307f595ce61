"""A document of a course: what we know of it. Its bytes, text and index live in the retrieval-service."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.courses.document_events import (
    DocumentDeleted,
    DocumentFailed,
    DocumentReady,
    DocumentUploaded,
)
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, Invalid, NotFound, TooLarge, refuse
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId, TagId
from aksio.domain.shared.text import text_error

LONGEST_NAME = 255
LONGEST_ERROR = 500
MOST_TAGS = 50


class DocumentNotFound(NotFound):
    """No such document, or somebody else's."""

    code = "document_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such document.")


class DocumentNotReady(Conflict):
    """It cannot be read (yet)."""

    code = "document_not_ready"


class DocumentExists(Conflict):
    code = "document_exists"


class DocumentTooLarge(TooLarge):
    code = "document_too_large"


class UnsupportedDocument(Invalid):
    """A kind of document that this installation cannot read."""

    code = "unsupported_document"


class DocumentKind(StrEnum):
    FILE = "file"
    URL = "url"
    VIDEO = "video"
    TEXT = "text"


class DocumentStatus(StrEnum):
    PENDING = "pending"
    UPLOADING = "uploading"
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the present step is: bytes while uploading, per cent while processing. `total` None: not known."""

    done: int = 0
    total: int | None = None


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a document cannot be read: a stable code, and a sentence for its owner."""

    code: str
    message: str

    def __post_init__(self) -> None:
        printable = "".join(character if character.isprintable() else " " for character in self.message)
        object.__setattr__(self, "message", printable[:LONGEST_ERROR])


WHOLE = Progress(done=100, total=100)
INTERRUPTED = Failure(code="upload_interrupted", message="The upload was interrupted. Please upload the file again.")


@dataclass(kw_only=True, eq=False)
class Document(Aggregate):
    """`deleted_at` makes it a tombstone, kept until the retrieval-service has forgotten the document too."""

    id: DocumentId
    learner_id: LearnerId
    course_id: CourseId
    section_id: SectionId | None = None
    kind: DocumentKind
    name: str
    source_url: str | None = None
    content_type: str | None = None
    size_bytes: int | None = None
    page_count: int | None = None
    status: DocumentStatus = DocumentStatus.PENDING
    progress: Progress = Progress()
    failure: Failure | None = None
    tag_ids: frozenset[TagId] = frozenset()
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse([text_error("/name", self.name, longest=LONGEST_NAME)])
        self.name = self.name.strip()

    @classmethod
    def announce(
        cls,
        *,
        id: DocumentId,
        learner_id: LearnerId,
        course_id: CourseId,
        kind: DocumentKind,
        name: str,
        source_url: str | None = None,
        now: datetime,
    ) -> Self:
        """A document that is to come; nothing of it has arrived."""
        return cls(
            id=id,
            learner_id=learner_id,
            course_id=course_id,
            kind=kind,
            name=name,
            source_url=source_url,
            created_at=now,
            updated_at=now,
        )

    def upload_started(self, *, content_type: str, total_bytes: int | None, now: datetime) -> None:
        """The first bytes are here, and they tell the type."""
        self._require(DocumentStatus.PENDING)
        self.content_type = content_type
        self._go(DocumentStatus.UPLOADING, Progress(total=total_bytes), now)

    def upload_progressed(self, *, done_bytes: int, now: datetime) -> None:
        self._require(DocumentStatus.UPLOADING)
        total = self.progress.total
        self._go(self.status, Progress(done=done_bytes, total=None if total is None else max(total, done_bytes)), now)

    def received(self, *, size_bytes: int | None, now: datetime) -> None:
        """All of it has arrived at the retrieval-service, which now works on it."""
        self._require(DocumentStatus.PENDING, DocumentStatus.UPLOADING)
        self.size_bytes = size_bytes
        self._go(DocumentStatus.PROCESSING, Progress(total=100), now)
        self._record(
            DocumentUploaded(
                occurred_at=now,
                document_id=self.id,
                course_id=self.course_id,
                learner_id=self.learner_id,
                size_bytes=size_bytes,
            )
        )

    def processing(self, *, percent: int, now: datetime) -> None:
        """The retrieval-service reports. Reports may come late or doubled: a finished document stays finished."""
        if self.status is DocumentStatus.PROCESSING and percent > self.progress.done:
            self._go(self.status, Progress(done=min(percent, 100), total=100), now)

    def ready(self, *, page_count: int | None, now: datetime) -> None:
        if self.status is not DocumentStatus.PROCESSING:
            return
        self.page_count = page_count
        self._go(DocumentStatus.READY, WHOLE, now)
        self._record(
            DocumentReady(
                occurred_at=now,
                document_id=self.id,
                course_id=self.course_id,
                learner_id=self.learner_id,
                page_count=page_count,
            )
        )

    def failed(self, failure: Failure, *, now: datetime) -> None:
        if self.status in (DocumentStatus.READY, DocumentStatus.FAILED):
            return
        self._go(DocumentStatus.FAILED, self.progress, now)
        self.failure = failure
        self._record(
            DocumentFailed(
                occurred_at=now,
                document_id=self.id,
                course_id=self.course_id,
                learner_id=self.learner_id,
                reason=failure.code,
            )
        )

    def reprocess(self, *, now: datetime) -> None:
        """Have it read once more. Conflict while it is still on its way in, or when it never arrived."""
        self._require(DocumentStatus.PROCESSING, DocumentStatus.READY, DocumentStatus.FAILED)
        if self.failure is not None and self.failure.code == INTERRUPTED.code:
            raise DocumentNotReady("The upload was interrupted, so there is nothing to read again.")
        self._go(DocumentStatus.PROCESSING, Progress(total=100), now)

    def renamed(self, name: str, *, now: datetime) -> None:
        refuse([text_error("/name", name, longest=LONGEST_NAME)])
        self.name, self.updated_at = name.strip(), now

    def placed(self, section_id: SectionId | None, *, now: datetime) -> None:
        self.section_id, self.updated_at = section_id, now

    def tagged(self, *tag_ids: TagId, now: datetime) -> None:
        tags = self.tag_ids | set(tag_ids)
        if len(tags) > MOST_TAGS:
            raise Invalid.field("/tags", "too_many", f"A document has at most {MOST_TAGS} tags.")
        self.tag_ids, self.updated_at = tags, now

    def untagged(self, tag_id: TagId, *, now: datetime) -> None:
        self.tag_ids, self.updated_at = self.tag_ids - {tag_id}, now

    def delete(self, *, now: datetime) -> None:
        """Its owner is rid of it at once. Deleting twice changes nothing."""
        if self.deleted_at is None:
            self.deleted_at = self.updated_at = now
            self._record(
                DocumentDeleted(
                    occurred_at=now, document_id=self.id, course_id=self.course_id, learner_id=self.learner_id
                )
            )

    def _require(self, *statuses: DocumentStatus) -> None:
        if self.status not in statuses:
            raise DocumentNotReady(f"This cannot be done while the document is {self.status}.")

    def _go(self, status: DocumentStatus, progress: Progress, now: datetime) -> None:
        self.status, self.progress, self.failure, self.updated_at = status, progress, None, now
