"""Read the text of a document, page by page."""

from dataclasses import dataclass

from aksio.application.courses.library_ports import DocumentLibrary
from aksio.application.courses.material_ports import DocumentsReader
from aksio.domain.courses.document import DocumentNotReady
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.courses.passage import PageText
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId

DEFAULT_PAGES = 20
MOST_PAGES = 100


@dataclass(frozen=True, kw_only=True)
class ReadDocumentContentQuery:
    """Both ends belong to it; `end_page` None means a few pages on."""

    document_id: DocumentId
    course_id: CourseId
    learner_id: LearnerId
    start_page: int = 1
    end_page: int | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentContent:
    """Some pages of a document, in order."""

    document_id: DocumentId
    name: str
    page_count: int | None
    pages: tuple[PageText, ...]


class ReadDocumentContent:
    """Raises DocumentNotFound, DocumentNotReady, Invalid for a range that is none or too wide, and Unavailable."""

    def __init__(self, reader: DocumentsReader, library: DocumentLibrary) -> None:
        self._reader = reader
        self._library = library

    async def __call__(self, query: ReadDocumentContentQuery) -> DocumentContent:
        start, end = _range(query)
        document = await self._reader.document(
            query.document_id, course_id=query.course_id, learner_id=query.learner_id
        )
        if document.status is not DocumentStatus.READY:
            raise DocumentNotReady(f"The document is {document.status}, so there is nothing to read.")
        pages = await self._library.pages(document.id, start_page=start, end_page=end)
        return DocumentContent(
            document_id=document.id, name=document.name, page_count=document.page_count, pages=tuple(pages)
        )


def _range(query: ReadDocumentContentQuery) -> tuple[int, int]:
    start = query.start_page
    end = start + DEFAULT_PAGES - 1 if query.end_page is None else query.end_page
    if end < start:
        raise Invalid.field("/query/end_page", "before_start", "Must not lie before start_page.")
    if end - start >= MOST_PAGES:
        raise Invalid.field("/query/end_page", "too_many_pages", f"Ask for at most {MOST_PAGES} pages at once.")
    return start, end
