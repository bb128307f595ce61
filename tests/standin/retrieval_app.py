"""A retrieval-service for the tests: the real HTTP interface over the embedded index, with faults on request.

`tests.standin.server` runs it as a process of its own, with the folder for its files in STANDIN_DATA.
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from litestar import Litestar, delete, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import Body, FromPath, FromQuery, QueryParameter

from aksio.adapters.embedded.passages import EmbeddedLibrary
from aksio.application.courses.library_ports import NewDocument, Question
from aksio.domain.courses.document import DocumentNotFound, UnsupportedDocument
from aksio.domain.courses.document_state import DocumentKind
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId
from tests.standin.faults import faults, get_seen, health, misbehaving, set_faults

LARGEST_BODY = 200 * 1024 * 1024
PIECE = 64 * 1024
Asked = Annotated[str, QueryParameter(name="query")]  # `query` by itself means all of them to Litestar

library = EmbeddedLibrary(Path(os.environ["STANDIN_DATA"]) / "standin.sqlite")
everything: set[DocumentId] = set()


@post("/documents/upload", status_code=202)
async def upload(
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)],
) -> dict[str, object]:
    file: UploadFile = data["file"]
    document = _new_document(file, json.loads(data["metadata"]))
    try:
        await library.receive(document, _pieces(file))
    except UnsupportedDocument as unsupported:
        raise HTTPException(status_code=415) from unsupported
    everything.add(document.document_id)
    stage = "queued" if faults.mode in ("unfinished", "failed") else "processed"
    return {"document_id": document.document_id, "status": "accepted", "processing_status": stage}


@get("/documents/{document_id:uuid}/status")
async def status(document_id: FromPath[UUID]) -> dict[str, object]:
    page_count = await _page_count(document_id)
    stage = {"unfinished": "processing", "failed": "failed"}.get(faults.mode, "processed")
    return {
        "document_id": document_id,
        "status": stage,
        "progress": 100 if stage == "processed" else 40.0,
        "page_count": page_count if stage == "processed" else None,
        "error": "It is encrypted." if stage == "failed" else None,
    }


@get("/documents/{document_id:uuid}/pages")
async def pages(document_id: FromPath[UUID], start_page: FromQuery[int], end_page: FromQuery[int]) -> dict[str, object]:
    await _page_count(document_id)
    found = await library.pages(DocumentId(document_id), start_page=start_page, end_page=end_page)
    return {"pages": [{"page_num": page.number, "text": page.text} for page in found]}


@delete("/documents/{document_id:uuid}", status_code=200)
async def forget(document_id: FromPath[UUID]) -> dict[str, object]:
    await _page_count(document_id)
    await library.forget(DocumentId(document_id))
    everything.discard(DocumentId(document_id))
    return {"document_id": document_id, "status": "deleted"}


@get("/search/context")
async def context(
    course_id: FromQuery[UUID], text: Asked, document_ids: FromQuery[list[UUID]], limit: FromQuery[int]
) -> dict[str, object]:
    question = _question(course_id, text, limit, everything if faults.mode == "leaky" else document_ids)
    found = await library.passages(question)
    return {
        "context": [
            {
                "text": passage.text,
                "page_num": passage.page,
                "document_id": passage.document_id,
                "document_name": passage.document_name,
                "score": passage.score,
            }
            for passage in found
        ]
    }


@get("/search/documents")
async def documents(course_id: FromQuery[UUID], text: Asked, limit: FromQuery[int]) -> dict[str, object]:
    found = await library.documents(_question(course_id, text, limit, everything))
    return {
        "documents": [
            {
                "document_id": document.document_id,
                "title": document.title,
                "relevance_score": document.score,
                "snippet": document.snippet,
            }
            for document in found
        ]
    }


def _new_document(file: UploadFile, metadata: dict[str, str]) -> NewDocument:
    return NewDocument(
        document_id=DocumentId(UUID(metadata["document_id"])),
        course_id=CourseId(UUID(metadata["course_id"])),
        learner_id=LearnerId(UUID(metadata["owner_id"])),
        kind=DocumentKind(metadata["document_type"]),
        name=file.filename,
        content_type=file.content_type,
    )


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(PIECE):
        yield piece


async def _page_count(document_id: UUID) -> int | None:
    try:
        return (await library.state(DocumentId(document_id))).page_count
    except DocumentNotFound:
        raise NotFoundException from None


def _question(course_id: UUID, text: str, limit: int, document_ids: "set[DocumentId] | list[UUID]") -> Question:
    chosen = tuple(DocumentId(document_id) for document_id in document_ids)
    return Question(course_id=CourseId(course_id), text=text, document_ids=chosen, limit=limit)


app = Litestar(
    [upload, status, pages, forget, context, documents, set_faults, get_seen, health],
    middleware=[misbehaving],
    request_max_body_size=LARGEST_BODY,
    openapi_config=None,
)
