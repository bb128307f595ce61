"""What the use cases about sections, documents and tags answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus, Failure, Progress
from aksio.domain.courses.outline import Outline
from aksio.domain.courses.section import Section
from aksio.domain.courses.tag import Tag
from aksio.domain.shared.ids import CourseId, DocumentId, SectionId, TagId


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section; its version is that of the whole outline, because the order concerns all of it."""

    id: SectionId
    course_id: CourseId
    title: str
    order: int
    page_start: int | None
    page_end: int | None
    learning_objectives: tuple[str, ...]
    version: int

    @classmethod
    def of(cls, section: Section, outline: Outline) -> Self:
        return cls(
            id=section.id,
            course_id=outline.course_id,
            title=section.title,
            order=section.order,
            page_start=section.page_start,
            page_end=section.page_end,
            learning_objectives=section.learning_objectives,
            version=outline.version,
        )


@dataclass(frozen=True, kw_only=True)
class TagView:
    """A tag as its owner sees it."""

    id: TagId
    name: str
    created_at: datetime
    version: int

    @classmethod
    def of(cls, tag: Tag) -> Self:
        return cls(id=tag.id, name=tag.name, created_at=tag.created_at, version=tag.version)


@dataclass(frozen=True, kw_only=True)
class DocumentView:
    """A document as its owner sees it, with its tags by name."""

    id: DocumentId
    course_id: CourseId
    section_id: SectionId | None
    kind: DocumentKind
    name: str
    source_url: str | None
    content_type: str | None
    size_bytes: int | None
    page_count: int | None
    status: DocumentStatus
    progress: Progress
    failure: Failure | None
    tags: tuple[TagView, ...]
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, document: Document, tags: Iterable[Tag]) -> Self:
        """The view of a document that was just changed, with the tags that it carries."""
        ordered = sorted(tags, key=lambda tag: tag.key)
        own = {name: getattr(document, name) for name in cls.__dataclass_fields__ if name != "tags"}
        return cls(**own, tags=tuple(TagView.of(tag) for tag in ordered))
