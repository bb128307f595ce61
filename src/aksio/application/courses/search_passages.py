"""Search the documents of a course."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aksio.application.courses.library_ports import PassageSearch, Question, within
from aksio.application.courses.material_ports import CourseDocuments
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.courses.passage import FoundPassage
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class SearchPassagesQuery:
    """`document_ids` empty means all that can be read."""

    course_id: CourseId
    learner_id: LearnerId
    text: str
    limit: int
    document_ids: tuple[DocumentId, ...] = ()


class SearchPassages:
    """Best first. Only documents of this learner in this course are searched. Raises CourseNotFound, Unavailable."""

    def __init__(self, documents: CourseDocuments, search: PassageSearch) -> None:
        self._documents = documents
        self._search = search

    async def __call__(self, query: SearchPassagesQuery) -> list[FoundPassage]:
        names = await self._readable(query)
        if not names:
            return []
        question = Question(course_id=query.course_id, text=query.text, document_ids=tuple(names), limit=query.limit)
        found = within(await self._search.passages(question), question.document_ids)
        return [replace(passage, document_name=names[passage.document_id]) for passage in found]

    async def _readable(self, query: SearchPassagesQuery) -> Mapping[DocumentId, str]:
        """Ids and present names: a document may have been renamed since the library took it in."""
        documents = await self._documents.documents_of_course(query.course_id, learner_id=query.learner_id)
        return {
            document.document_id: document.name
            for document in documents
            if document.status is DocumentStatus.READY
            and (not query.document_ids or document.document_id in query.document_ids)
        }
