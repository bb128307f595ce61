"""Storage of what courses are made of: outlines, documents and tags."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.courses.material_views import DocumentView, SectionView, TagView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.courses.document import Document
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus
from aksio.domain.courses.outline import Outline
from aksio.domain.courses.tag import Tag
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId, TagId


class Outlines(Protocol):
    """Outlines in storage. Every course has one, at first without sections."""

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Outline:
        """Raises CourseNotFound."""

    def save(self, outline: Outline) -> None:
        """Keep a changed outline."""


class Documents(Protocol):
    """Documents in storage. A tombstone is DocumentNotFound to all but `tombstone`."""

    async def get(
        self, document_id: DocumentId, *, learner_id: LearnerId, course_id: CourseId | None = None
    ) -> Document:
        """Raises DocumentNotFound, also where it is of another course than the one given."""

    async def tombstone(self, document_id: DocumentId) -> Document | None:
        """A document that was deleted and is not forgotten yet."""

    async def reported(self, document_id: DocumentId) -> Document | None:
        """A document that its keeper reports on, of whomever; None where there is none, or a tombstone."""

    async def is_known(self, document_id: DocumentId) -> bool:
        """Whether there is any, deleted or not, of whomever."""

    async def how_many(self, course_id: CourseId) -> int:
        """In that course, without tombstones."""

    def add(self, document: Document) -> None:
        """Keep a new document."""

    def save(self, document: Document) -> None:
        """Keep a changed document."""

    def remove(self, document: Document) -> None:
        """Forget a tombstone."""


class Tags(Protocol):
    """Tags in storage, and which documents carry them."""

    async def get(self, tag_id: TagId, *, learner_id: LearnerId) -> Tag:
        """Raises TagNotFound."""

    async def all(self, learner_id: LearnerId) -> list[Tag]:
        """Every tag of a learner: there are never many."""

    async def on(self, document_id: DocumentId) -> list[Tag]:
        """The tags of a document, by name."""

    def add(self, tag: Tag) -> None:
        """Keep a new tag. Raises TagExists at commit."""

    def save(self, tag: Tag) -> None:
        """Keep a changed tag. Raises TagExists at commit."""

    def remove(self, tag: Tag) -> None:
        """Forget a tag; its documents lose it."""

    def attach(self, tag_ids: Iterable[TagId], document_id: DocumentId) -> None:
        """The document carries them from now on; some it may carry already."""

    def detach(self, tag_id: TagId, document_id: DocumentId) -> None:
        """The document carries it no more."""


class MaterialUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as the use cases about material see it."""

    @property
    def outlines(self) -> Outlines:
        """Outlines in this transaction."""

    @property
    def documents(self) -> Documents:
        """Documents in this transaction."""

    @property
    def tags(self) -> Tags:
        """Tags in this transaction."""


@dataclass(frozen=True, kw_only=True)
class DocumentFilter:
    """Which documents to list; None leaves a field out of the question. `text` is looked for in the name."""

    text: str | None = None
    status: DocumentStatus | None = None
    kind: DocumentKind | None = None
    section_id: SectionId | None = None
    tag_id: TagId | None = None


@dataclass(frozen=True, kw_only=True)
class CourseDocument:
    """As much of a document as it takes to read and search it."""

    document_id: DocumentId
    name: str
    status: DocumentStatus


class OutlineReader(Protocol):
    """Sections straight from storage. Both raise CourseNotFound."""

    async def sections(self, course_id: CourseId, page: PageRequest, *, learner_id: LearnerId) -> Page[SectionView]:
        """In their order."""

    async def section(self, section_id: SectionId, *, course_id: CourseId, learner_id: LearnerId) -> SectionView:
        """Raises SectionNotFound."""


class DocumentsReader(Protocol):
    """Documents straight from storage."""

    async def documents(
        self, course_id: CourseId, chosen: DocumentFilter, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[DocumentView]:
        """Newest first. Raises CourseNotFound."""

    async def document(self, document_id: DocumentId, *, course_id: CourseId, learner_id: LearnerId) -> DocumentView:
        """Raises DocumentNotFound."""


class CourseDocuments(Protocol):
    """What a course has to read and search."""

    async def documents_of_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[CourseDocument]:
        """All of them, oldest first. Raises CourseNotFound."""


class TagsReader(Protocol):
    """Tags straight from storage."""

    async def tags(self, learner_id: LearnerId, page: PageRequest) -> Page[TagView]:
        """By name."""

    async def tag(self, tag_id: TagId, *, learner_id: LearnerId) -> TagView:
        """Raises TagNotFound."""


class UnattendedDocuments(Protocol):
    """Documents that wait for us, of whomever."""

    async def processing(self, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """Those that the library works on, the quietest first."""

    async def stuck_since(self, instant: datetime, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """Those that were on their way in and have not moved after that instant."""

    async def left_behind(self, course_id: CourseId, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """Those of a course that was deleted."""

    async def in_section(
        self, section_id: SectionId, *, course_id: CourseId, limit: int
    ) -> list[tuple[DocumentId, LearnerId]]:
        """Those that are in that section, whether or not there is one."""
