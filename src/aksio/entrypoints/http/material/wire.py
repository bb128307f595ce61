"""How documents and tags look on the wire."""

from datetime import datetime
from typing import Self
from uuid import UUID

from aksio.application.courses.material_views import DocumentView
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus
from aksio.entrypoints.http.wire import Out, Resource


class TagOut(Resource, frozen=True, kw_only=True):
    """A tag."""

    id: UUID
    name: str
    created_at: datetime


class TagLabel(Out, frozen=True, kw_only=True):
    """A tag on a document."""

    id: UUID
    name: str


class ProgressOut(Out, frozen=True, kw_only=True):
    """Bytes while uploading, per cent while processing. `total` is null while it is not known."""

    done: int
    total: int | None


class FailureOut(Out, frozen=True, kw_only=True):
    """Why a document cannot be read."""

    code: str
    detail: str


class DocumentOut(Resource, frozen=True, kw_only=True):
    """A document. `size_bytes` and `page_count` are null until they are known."""

    id: UUID
    course_id: UUID
    section_id: UUID | None
    kind: DocumentKind
    name: str
    source_url: str | None
    content_type: str | None
    size_bytes: int | None
    page_count: int | None
    status: DocumentStatus
    progress: ProgressOut
    error: FailureOut | None
    tags: list[TagLabel]
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """A failure is called an error out there."""
        assert isinstance(view, DocumentView)
        failure = view.failure
        return cls(
            id=view.id,
            course_id=view.course_id,
            section_id=view.section_id,
            kind=view.kind,
            name=view.name,
            source_url=view.source_url,
            content_type=view.content_type,
            size_bytes=view.size_bytes,
            page_count=view.page_count,
            status=view.status,
            progress=ProgressOut.of(view.progress),
            error=None if failure is None else FailureOut(code=failure.code, detail=failure.message),
            tags=[TagLabel.of(tag) for tag in view.tags],
            created_at=view.created_at,
            updated_at=view.updated_at,
            version=view.version,
        )
