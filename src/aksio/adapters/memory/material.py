"""Outlines, documents and tags in memory."""

from collections.abc import Iterable

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.courses.course import Course, CourseNotFound
from aksio.domain.courses.document import Document, DocumentNotFound
from aksio.domain.courses.outline import Outline
from aksio.domain.courses.tag import Tag, TagExists, TagNotFound
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, TagId


class MemoryOutlines(MemoryTable[Outline]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "outlines")
        self._courses: MemoryTable[Course] = MemoryTable(session, "courses")

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Outline:
        """See the port."""
        self._courses._find(course_id, missing=CourseNotFound, learner_id=learner_id)
        known = [outline for outline in self._all() if outline.course_id == course_id]
        return known[0] if known else Outline(course_id=course_id, learner_id=learner_id)

    def save(self, outline: Outline) -> None:
        """See the port."""
        self._put(outline.course_id, outline, new=outline.version == 0)


class MemoryDocuments(MemoryTable[Document]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "documents")

    async def get(
        self, document_id: DocumentId, *, learner_id: LearnerId, course_id: CourseId | None = None
    ) -> Document:
        """See the port."""
        owner: dict[str, object] = {"learner_id": learner_id, "deleted_at": None}
        if course_id is not None:
            owner["course_id"] = course_id
        return self._find(document_id, missing=DocumentNotFound, **owner)

    async def tombstone(self, document_id: DocumentId) -> Document | None:
        """See the port."""
        return next((each for each in self._all() if each.id == document_id and each.deleted_at is not None), None)

    async def reported(self, document_id: DocumentId) -> Document | None:
        """See the port."""
        return next((each for each in self._all() if each.id == document_id and each.deleted_at is None), None)

    async def is_known(self, document_id: DocumentId) -> bool:
        """See the port."""
        return any(document.id == document_id for document in self._all())

    async def how_many(self, course_id: CourseId) -> int:
        """See the port."""
        return sum(each.course_id == course_id and each.deleted_at is None for each in self._all())

    def add(self, document: Document) -> None:
        """See the port."""
        self._put(document.id, document, new=True)

    def save(self, document: Document) -> None:
        """See the port."""
        self._put(document.id, document, new=False)

    def remove(self, document: Document) -> None:
        """See the port."""
        self._drop(document.id, document)


class MemoryTags(MemoryTable[Tag]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "tags")

    async def get(self, tag_id: TagId, *, learner_id: LearnerId) -> Tag:
        """See the port."""
        return self._find(tag_id, missing=TagNotFound, learner_id=learner_id)

    async def all(self, learner_id: LearnerId) -> list[Tag]:
        """See the port."""
        return sorted((tag for tag in self._all() if tag.learner_id == learner_id), key=lambda tag: tag.key)

    async def on(self, document_id: DocumentId) -> list[Tag]:
        """See the port."""
        carried = self._carried_by(document_id)
        return sorted((tag for tag in self._all() if tag.id in carried), key=lambda tag: tag.key)

    def add(self, tag: Tag) -> None:
        """See the port."""
        self._session.change(lambda: self._require_unique(tag))
        self._put(tag.id, tag, new=True)

    def save(self, tag: Tag) -> None:
        """See the port."""
        self._session.change(lambda: self._require_unique(tag))
        self._put(tag.id, tag, new=False)

    def remove(self, tag: Tag) -> None:
        """See the port."""
        self._drop(tag.id, tag)

    def attach(self, tag_ids: Iterable[TagId], document_id: DocumentId) -> None:
        """See the port."""
        wanted = set(tag_ids)
        self._session.change(lambda: self._carried_by(document_id).update(wanted))

    def detach(self, tag_id: TagId, document_id: DocumentId) -> None:
        """See the port."""
        self._session.change(lambda: self._carried_by(document_id).discard(tag_id))

    def _carried_by(self, document_id: DocumentId) -> set[TagId]:
        table = self._session.store.rows.setdefault("document_tags", {})
        carried: set[TagId] = table.setdefault(document_id, set())
        return carried

    def _require_unique(self, tag: Tag) -> None:
        if any(
            tag.key == other.key and tag.learner_id == other.learner_id for other in self._all() if other.id != tag.id
        ):
            raise TagExists
