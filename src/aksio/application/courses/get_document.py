"""Show a document."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import DocumentsReader
from aksio.application.courses.material_views import DocumentView
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetDocumentQuery:
    """Which document, of which course."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId


class GetDocument:
    """Raises DocumentNotFound."""

    def __init__(self, reader: DocumentsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetDocumentQuery) -> DocumentView:
        return await self._reader.document(query.document_id, course_id=query.course_id, learner_id=query.learner_id)
