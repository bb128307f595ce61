"""A document of a course: what we know of it. Its bytes, text and index live in the retrieval-service."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.courses.document_events import (
    DocumentAdvanced,
    DocumentDeleted,
    DocumentFailed,
    DocumentReady,
    DocumentUploaded,
)
from aksio.domain.courses.document_state import (
    INTERRUPTED,
    LOST,
    NOT_YET,
    WHOLE,
    DocumentKind,
    DocumentState,
    DocumentStatus,
    Failure,
    Progress,
)
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, Invalid, NotFound, TooLarge, refuse
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId
from aksio.domain.shared.text import text_error

LONGEST_NAME = 255


class DocumentNotFound(NotFound):
    """No such document, or somebody else's."""

    code = "document_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such document.")


class DocumentNotReady(Conflict):
    """It cannot be read (yet)."""

    code = "document_not_ready"


class DocumentExists(Conflict):
    """There is one with this id, and it is still arriving or on its way out."""

    code = "document_exists"

    def __init__(self) -> None:
        super().__init__("This document is on its way already. Try again in a moment.")


class DocumentTooLarge(TooLarge):
    code = "document_too_large"


class UnsupportedDocument(Invalid):
    """A kind of document that this installation cannot read."""

    code = "unsupported_document"


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
    progress: Progress = NOT_YET
    failure: Failure | None = None
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
        self._advance(DocumentStatus.UPLOADING, Progress(total=total_bytes), now)

    def upload_progressed(self, *, done_bytes: int, now: datetime) -> None:
        self._require(DocumentStatus.UPLOADING)
        total = self.progress.total
        known = None if total is None else max(total, done_bytes)
        self._advance(self.status, Progress(done=done_bytes, total=known), now)

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

    def report(self, state: DocumentState, *, now: datetime) -> None:
        """What the retrieval-service says. Reports may come late or doubled: a finished document stays finished."""
        if state.status is DocumentStatus.READY:
            self.ready(page_count=state.page_count, now=now)
        elif state.status is DocumentStatus.FAILED:
            self.failed(state.failure or LOST, now=now)
        else:
            self.processing(percent=state.percent, now=now)

    def processing(self, *, percent: int, now: datetime) -> None:
        """Still being worked on; progress never goes back."""
        if self.status is DocumentStatus.PROCESSING and percent > self.progress.done:
            self._advance(self.status, Progress(done=min(percent, 100), total=100), now)

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
        self._advance(DocumentStatus.PROCESSING, Progress(total=100), now)

    def renamed(self, name: str, *, now: datetime) -> None:
        refuse([text_error("/name", name, longest=LONGEST_NAME)])
        self.name, self.updated_at = name.strip(), now

    def placed(self, section_id: SectionId | None, *, now: datetime) -> None:
        self.section_id, self.updated_at = section_id, now

    def abandon(self, *, now: datetime) -> None:
        """What was to come does not come: it goes, as if it had never been announced, unless it is gone already."""
        self.status = DocumentStatus.FAILED
        self.delete(now=now)

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

    def _advance(self, status: DocumentStatus, progress: Progress, now: datetime) -> None:
        self._go(status, progress, now)
        self._record(
            DocumentAdvanced(
                occurred_at=now,
                document_id=self.id,
                course_id=self.course_id,
                learner_id=self.learner_id,
                status=status.value,
                done=progress.done,
                total=progress.total,
            )
        )

    def _go(self, status: DocumentStatus, progress: Progress, now: datetime) -> None:
        self.status, self.progress, self.failure, self.updated_at = status, progress, None, now
