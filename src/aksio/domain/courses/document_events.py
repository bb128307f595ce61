"""What happens to documents, as others hear of it."""

from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DocumentEvent(Event):
    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class DocumentAdvanced(DocumentEvent):
    """More of it has arrived (bytes) or been read (per cent). `total` is None while nobody knows it."""

    status: str
    done: int
    total: int | None


@dataclass(frozen=True, kw_only=True)
class DocumentUploaded(DocumentEvent):
    """All its bytes have arrived. `size_bytes` is None where only the address of a page was given."""

    size_bytes: int | None


@dataclass(frozen=True, kw_only=True)
class DocumentReady(DocumentEvent):
    """It can be read and searched."""

    page_count: int | None


@dataclass(frozen=True, kw_only=True)
class DocumentFailed(DocumentEvent):
    """It cannot be read. `reason` is a stable code."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DocumentDeleted(DocumentEvent):
    """Its owner no longer sees it. Whoever keeps something of it has to forget that."""
