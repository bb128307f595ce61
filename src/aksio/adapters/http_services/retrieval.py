"""The retrieval-service, which keeps the files, their text and their index."""

from collections.abc import AsyncIterator
from typing import TypeVar

import msgspec

from aksio.adapters.http_services import retrieval_answers as answers
from aksio.adapters.http_services.multipart_body import MultipartBody
from aksio.adapters.http_services.service_client import Query, Refused, ServiceClient
from aksio.application.courses.library_ports import NewDocument, Question, within
from aksio.domain.courses.document import DocumentNotFound, DocumentTooLarge, UnsupportedDocument
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from aksio.domain.courses.passage import FoundDocument, FoundPassage, PageText
from aksio.domain.shared.errors import FieldError, Unavailable
from aksio.domain.shared.ids import DocumentId

T = TypeVar("T")

READABLE_TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/msword",
    "application/vnd.ms-powerpoint",
    "application/epub+zip",
    "application/rtf",
    "text/plain",
    "text/markdown",
    "text/html",
)


class RetrievalLibrary:
    """DocumentIntake, DocumentLibrary and PassageSearch over the service's HTTP interface."""

    def __init__(self, service: ServiceClient) -> None:
        self._service = service

    def accepted_types(self) -> tuple[str, ...]:
        return READABLE_TYPES

    async def receive(self, document: NewDocument, chunks: AsyncIterator[bytes]) -> DocumentState:
        if document.content_type not in READABLE_TYPES:
            raise _unsupported()
        body = MultipartBody(
            metadata=_metadata(document), name=document.name, content_type=document.content_type, chunks=chunks
        )
        try:
            accepted = await self._service.stream(
                "/documents/upload", answers.Accepted, content_type=body.content_type, chunks=aiter(body)
            )
        except Refused as refused:
            raise _refusal(refused) from None
        if accepted.document_id != document.document_id:
            raise Unavailable("A service that this needs gave an answer that makes no sense.")
        if accepted.processing_status in ("processed", "failed"):
            return await self.state(document.document_id)
        return DocumentState(status=DocumentStatus.PROCESSING)

    async def state(self, document_id: DocumentId) -> DocumentState:
        status = await self._of_document("GET", document_id, "/status", answers.Status)
        return status.to_state()

    async def pages(self, document_id: DocumentId, *, start_page: int, end_page: int) -> list[PageText]:
        query = {"start_page": start_page, "end_page": end_page}
        found = await self._of_document("GET", document_id, "/pages", answers.Pages, query)
        pages = (page.to_page() for page in found.pages if start_page <= page.page_num <= end_page)
        return sorted(pages, key=lambda page: page.number)

    async def forget(self, document_id: DocumentId) -> None:
        try:
            await self._of_document("DELETE", document_id, "", answers.Forgotten)
        except DocumentNotFound:
            return

    async def passages(self, question: Question) -> list[FoundPassage]:
        if not question.document_ids:
            return []
        query = {**_query(question), "document_ids": [str(document_id) for document_id in question.document_ids]}
        found = await self._asked("/search/context", answers.Context, query)
        passages = within([passage.to_passage() for passage in found.context], question.document_ids)
        return passages[: question.limit]

    async def documents(self, question: Question) -> list[FoundDocument]:
        if not question.document_ids:
            return []
        found = await self._asked("/search/documents", answers.RelevantDocuments, _query(question))
        documents = [document.to_document() for document in found.documents]
        return [document for document in documents if document.document_id in question.document_ids][: question.limit]

    async def close(self) -> None:
        await self._service.close()

    async def _of_document(
        self, method: str, document_id: DocumentId, rest: str, answer: type[T], query: Query | None = None
    ) -> T:
        try:
            return await self._service.call(method, f"/documents/{document_id}{rest}", answer, query=query)
        except Refused as refused:
            if refused.status in (404, 410):
                raise DocumentNotFound from None
            raise _misunderstood() from refused

    async def _asked(self, path: str, answer: type[T], query: Query) -> T:
        try:
            return await self._service.call("GET", path, answer, query=query)
        except Refused as refused:
            raise _misunderstood() from refused


def _metadata(document: NewDocument) -> bytes:
    return msgspec.json.encode(
        {
            "document_id": document.document_id,
            "course_id": document.course_id,
            "document_type": document.kind,
            "owner_id": document.learner_id,
        }
    )


def _query(question: Question) -> dict[str, str | int]:
    return {"course_id": str(question.course_id), "query": question.text, "limit": question.limit}


def _refusal(refused: Refused) -> Exception:
    if refused.status == 413:
        return DocumentTooLarge("The document is too large to be read.")
    if refused.status in (415, 422):
        return _unsupported()
    return _misunderstood()


def _unsupported() -> UnsupportedDocument:
    message = "Documents of this kind cannot be read."
    return UnsupportedDocument(message, [FieldError(pointer="/file", code="unsupported_document", message=message)])


def _misunderstood() -> Unavailable:
    """The service refuses what we know to be right: the two do not speak the same version."""
    return Unavailable("A service that this needs does not understand us.")
