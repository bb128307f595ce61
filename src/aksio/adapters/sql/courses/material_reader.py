"""Views of sections, documents and tags straight from SQL."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.courses.documents import failure_of, progress_of
from aksio.adapters.sql.courses.outlines import outline_from, outline_query
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses, document_tags, documents, tags
from aksio.application.courses.material_ports import CourseDocument, DocumentFilter
from aksio.application.courses.material_views import DocumentView, SectionView, TagView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus
from aksio.domain.courses.outline import Outline
from aksio.domain.courses.tag import TagNotFound
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId, TagId

_NEWEST = (documents.c.created_at, documents.c.id)
_BY_NAME = (tags.c.key, tags.c.id)


class SqlMaterialReader(SqlReader):
    """OutlineReader, DocumentsReader, CourseDocuments and TagsReader. See the ports."""

    async def sections(self, course_id: CourseId, page: PageRequest, *, learner_id: LearnerId) -> Page[SectionView]:
        """See the port."""
        outline = await self._outline(course_id, learner_id)
        start = _place_after(page.cursor, outline)
        shown = outline.sections[start : start + page.limit]
        more = len(outline.sections) > start + page.limit
        views = [SectionView.of(section, outline) for section in shown]
        return Page(items=views, next_cursor=shown[-1].id.hex if more else None)

    async def section(self, section_id: SectionId, *, course_id: CourseId, learner_id: LearnerId) -> SectionView:
        """See the port."""
        outline = await self._outline(course_id, learner_id)
        return SectionView.of(outline.section(section_id), outline)

    async def documents(
        self, course_id: CourseId, chosen: DocumentFilter, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[DocumentView]:
        """See the port."""
        await self._require_course(course_id, learner_id)
        query = select(documents).where(*_of_course(course_id, learner_id), *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        carried = await self._tags_on([row["id"] for row in rows])
        return page_of(rows, page, lambda row: _document(row, carried[row["id"]]), *_NEWEST)

    async def document(self, document_id: DocumentId, *, course_id: CourseId, learner_id: LearnerId) -> DocumentView:
        """See the port."""
        query = select(documents).join(courses, courses.c.id == documents.c.course_id)
        row = await self._row(query.where(documents.c.id == document_id, *_of_course(course_id, learner_id)))
        if row is None:
            raise DocumentNotFound
        carried = await self._tags_on([document_id])
        return _document(row, carried[document_id])

    async def documents_of_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[CourseDocument]:
        """See the port."""
        await self._require_course(course_id, learner_id)
        query = select(documents.c.id, documents.c.name, documents.c.status).where(*_of_course(course_id, learner_id))
        rows = await self._rows(query.order_by(*_NEWEST))
        return [
            CourseDocument(document_id=row["id"], name=row["name"], status=DocumentStatus(row["status"]))
            for row in rows
        ]

    async def tags(self, learner_id: LearnerId, page: PageRequest) -> Page[TagView]:
        """See the port."""
        query = select(tags).where(tags.c.learner_id == learner_id)
        rows = await self._rows(page_query(query, page, *_BY_NAME))
        return page_of(rows, page, _tag, *_BY_NAME)

    async def tag(self, tag_id: TagId, *, learner_id: LearnerId) -> TagView:
        """See the port."""
        row = await self._row(select(tags).where(tags.c.id == tag_id, tags.c.learner_id == learner_id))
        if row is None:
            raise TagNotFound
        return _tag(row)

    async def _outline(self, course_id: CourseId, learner_id: LearnerId) -> Outline:
        row = await self._row(outline_query(course_id, learner_id))
        return outline_from(row, course_id, learner_id)

    async def _require_course(self, course_id: CourseId, learner_id: LearnerId) -> None:
        query = select(courses.c.id).where(courses.c.id == course_id, courses.c.learner_id == learner_id)
        if await self._row(query) is None:
            raise CourseNotFound

    async def _tags_on(self, document_ids: Sequence[UUID]) -> defaultdict[UUID, list[TagView]]:
        """By document, in one query however many there are."""
        carried: defaultdict[UUID, list[TagView]] = defaultdict(list)
        if document_ids:
            query = select(document_tags.c.document_id, tags).join(tags, tags.c.id == document_tags.c.tag_id)
            for row in await self._rows(
                query.where(document_tags.c.document_id.in_(document_ids)).order_by(tags.c.key)
            ):
                carried[row["document_id"]].append(_tag(row))
        return carried


def _of_course(course_id: CourseId, learner_id: LearnerId) -> list[ColumnElement[bool]]:
    return [
        documents.c.course_id == course_id,
        documents.c.learner_id == learner_id,
        documents.c.deleted_at.is_(None),
    ]


def _conditions(chosen: DocumentFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.text:
        conditions.append(documents.c.name.icontains(chosen.text, autoescape=True))
    if chosen.status is not None:
        conditions.append(documents.c.status == chosen.status.value)
    if chosen.kind is not None:
        conditions.append(documents.c.kind == chosen.kind.value)
    if chosen.section_id is not None:
        conditions.append(documents.c.section_id == chosen.section_id)
    if chosen.tag_id is not None:
        carrying = select(document_tags.c.document_id).where(document_tags.c.tag_id == chosen.tag_id)
        conditions.append(documents.c.id.in_(carrying))
    return conditions


def _place_after(cursor: str | None, outline: Outline) -> int:
    """Where the page starts: behind the section that the cursor names."""
    if cursor is None:
        return 0
    places = {section.id.hex: place for place, section in enumerate(outline.sections, start=1)}
    if cursor not in places:
        raise Invalid.field("/query/cursor", "bad_cursor", "Use the next_cursor of an earlier page, unchanged.")
    return places[cursor]


def _document(row: RowMapping, carried: Sequence[TagView]) -> DocumentView:
    return DocumentView(
        id=row["id"],
        course_id=row["course_id"],
        section_id=row["section_id"],
        kind=DocumentKind(row["kind"]),
        name=row["name"],
        source_url=row["source_url"],
        content_type=row["content_type"],
        size_bytes=row["size_bytes"],
        page_count=row["page_count"],
        status=DocumentStatus(row["status"]),
        progress=progress_of(row),
        failure=failure_of(row),
        tags=tuple(carried),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
    )


def _tag(row: RowMapping) -> TagView:
    return TagView(id=row["id"], name=row["name"], created_at=row["created_at"], version=row["version"])
