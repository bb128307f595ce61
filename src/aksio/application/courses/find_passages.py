"""Find the passages that something is to be written from: about a topic, or the material as it stands."""

from dataclasses import dataclass, replace

from aksio.application.courses.library_ports import DocumentLibrary, PassageSearch, Question, within
from aksio.application.courses.material_ports import CourseDocument, CourseDocuments
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.courses.pagination import passages_of
from aksio.domain.courses.passage import FoundPassage
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId

_PAGES_AT_ONCE = 50
_LAST_PAGE = 100_000
_MOST_FOUND = 100
"""Passages about a topic get ever less about it."""


class MaterialNotReady(Unavailable):
    """The documents are still on their way."""

    code = "material_not_ready"

    def __init__(self) -> None:
        super().__init__("The documents are not ready yet.", retry_after=3)


@dataclass(frozen=True, kw_only=True)
class FindPassagesQuery:
    """`document_ids` empty means the whole course; pages count from 1, and both ends belong to the range."""

    learner_id: LearnerId
    course_id: CourseId
    document_ids: tuple[DocumentId, ...]
    topic: str | None
    start_page: int | None
    end_page: int | None
    limit: int


class FindPassages:
    """About a topic, best first; without one, in reading order.

    Raises CourseNotFound, DocumentNotFound where none of the documents is the learner's, MaterialNotReady where they
    are still on their way, and Unavailable.
    """

    def __init__(self, documents: CourseDocuments, library: DocumentLibrary, search: PassageSearch) -> None:
        self._documents = documents
        self._library = library
        self._search = search

    async def __call__(self, query: FindPassagesQuery) -> list[FoundPassage]:
        documents = await self._wanted(query)
        if query.topic:
            return await self._about(query.topic, documents, query)
        return await self._as_it_stands(documents, query)

    async def _wanted(self, query: FindPassagesQuery) -> list[CourseDocument]:
        of_course = await self._documents.documents_of_course(query.course_id, learner_id=query.learner_id)
        wanted = [each for each in of_course if not query.document_ids or each.document_id in query.document_ids]
        if query.document_ids and not wanted:
            raise DocumentNotFound
        ready = [document for document in wanted if document.status is DocumentStatus.READY]
        if not ready and any(document.status is not DocumentStatus.FAILED for document in wanted):
            raise MaterialNotReady
        return ready

    async def _about(self, topic: str, documents: list[CourseDocument], query: FindPassagesQuery) -> list[FoundPassage]:
        names = {document.document_id: document.name for document in documents}
        question = Question(
            course_id=query.course_id, text=topic, document_ids=tuple(names), limit=max(query.limit, _MOST_FOUND)
        )
        found = within(await self._search.passages(question), question.document_ids)
        start, end = _range(query)
        inside = [passage for passage in found if start <= passage.page <= end]
        return [replace(passage, document_name=names[passage.document_id]) for passage in inside[: query.limit]]

    async def _as_it_stands(self, documents: list[CourseDocument], query: FindPassagesQuery) -> list[FoundPassage]:
        found: list[FoundPassage] = []
        for document in documents:
            found += await self._read(document, query, at_most=query.limit - len(found))
            if len(found) >= query.limit:
                break
        return found

    async def _read(self, document: CourseDocument, query: FindPassagesQuery, *, at_most: int) -> list[FoundPassage]:
        start, last = _range(query)
        found: list[FoundPassage] = []
        while start <= last and len(found) < at_most:
            end = min(last, start + _PAGES_AT_ONCE - 1)
            pages = await self._library.pages(document.document_id, start_page=start, end_page=end)
            for page in pages:
                found += [_passage(document, page.number, text) for text in passages_of(page.text)]
            if len(pages) < end - start + 1:
                break
            start = end + 1
        return found[:at_most]


def _range(query: FindPassagesQuery) -> tuple[int, int]:
    return query.start_page or 1, query.end_page or _LAST_PAGE


def _passage(document: CourseDocument, page: int, text: str) -> FoundPassage:
    return FoundPassage(document_id=document.document_id, document_name=document.name, page=page, text=text, score=0.0)
