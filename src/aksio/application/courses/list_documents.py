"""List the documents of a course."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import DocumentFilter, DocumentsReader
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListDocumentsQuery:
    """Of which course, which of them, and which page."""

    course_id: CourseId
    learner_id: LearnerId
    chosen: DocumentFilter
    page: PageRequest


class ListDocuments:
    """Newest first. Raises CourseNotFound."""

    def __init__(self, reader: DocumentsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListDocumentsQuery) -> Page[DocumentView]:
        return await self._reader.documents(query.course_id, query.chosen, query.page, learner_id=query.learner_id)
