"""What the retrieval-service answers, as far as we read it. What does not fit is nonsense, and is not guessed at."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec

from aksio.domain.courses.document_state import DocumentState, DocumentStatus, Failure
from aksio.domain.courses.passage import FoundDocument, FoundPassage, PageText
from aksio.domain.shared.ids import DocumentId

PageNumber = Annotated[int, msgspec.Meta(ge=1)]
Score = float
UNREADABLE = "The document could not be read."

_STATUSES = {
    "queued": DocumentStatus.PROCESSING,
    "processing": DocumentStatus.PROCESSING,
    "processed": DocumentStatus.READY,
    "failed": DocumentStatus.FAILED,
}
Stage = Literal["queued", "processing", "processed", "failed"]


class Accepted(msgspec.Struct):
    """Answer to an upload. `processing_status` is how far the document is by now."""

    document_id: UUID
    processing_status: Stage = "queued"


class Status(msgspec.Struct):
    """`progress` is in per cent."""

    document_id: UUID
    status: Stage
    progress: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    page_count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    error: str | None = None

    def to_state(self) -> DocumentState:
        failure = Failure(code="unreadable", message=self.error or UNREADABLE) if self.status == "failed" else None
        return DocumentState(
            status=_STATUSES[self.status],
            percent=int(self.progress or 0),
            page_count=self.page_count,
            failure=failure,
        )


class Page(msgspec.Struct):
    page_num: PageNumber
    text: str

    def to_page(self) -> PageText:
        return PageText(number=self.page_num, text=self.text)


class Pages(msgspec.Struct):
    pages: list[Page]


class Forgotten(msgspec.Struct):
    document_id: UUID


class ContextPassage(msgspec.Struct):
    text: str
    page_num: PageNumber
    document_id: UUID
    document_name: str
    score: Score

    def to_passage(self) -> FoundPassage:
        return FoundPassage(
            document_id=DocumentId(self.document_id),
            document_name=self.document_name,
            page=self.page_num,
            text=self.text,
            score=self.score,
        )


class Context(msgspec.Struct):
    context: list[ContextPassage]


class RelevantDocument(msgspec.Struct):
    document_id: UUID
    title: str
    relevance_score: Score
    snippet: str

    def to_document(self) -> FoundDocument:
        return FoundDocument(
            document_id=DocumentId(self.document_id),
            title=self.title,
            score=self.relevance_score,
            snippet=self.snippet,
        )


class RelevantDocuments(msgspec.Struct):
    documents: list[RelevantDocument]
