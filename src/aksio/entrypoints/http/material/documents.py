"""Routes of documents, once they are there."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import UNSET, UnsetType

from aksio.application.courses.delete_document import DeleteDocument, DeleteDocumentCommand
from aksio.application.courses.edit_document import DocumentChanges, EditDocument, EditDocumentCommand
from aksio.application.courses.get_document import GetDocument, GetDocumentQuery
from aksio.application.courses.list_documents import ListDocuments, ListDocumentsQuery
from aksio.application.courses.material_ports import DocumentFilter
from aksio.application.courses.read_document_content import ReadDocumentContent, ReadDocumentContentQuery
from aksio.application.courses.reprocess_document import ReprocessDocument, ReprocessDocumentCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus
from aksio.domain.shared.ids import CourseId, DocumentId, SectionId, TagId
from aksio.entrypoints.http.material.wire import DocumentOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out

_LAST_PAGE = 100_000


class DocumentEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    name: str | UnsetType = UNSET
    section_id: UUID | None | UnsetType = UNSET


class PageText(Out, frozen=True, kw_only=True):
    """One page's text; `number` counts from 1."""

    number: int
    text: str


class ContentOut(Out, frozen=True, kw_only=True):
    """Some pages of a document."""

    document_id: UUID
    name: str
    page_count: int | None
    pages: list[PageText]


class DocumentsController(Controller):
    """The documents of a course."""

    path = "/courses/{course_id:uuid}/documents"
    tags = ("documents",)

    @get(operation_id="listDocuments", summary="List the documents of a course, newest first")
    async def list(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_documents: NamedDependency[ListDocuments],
        q: Annotated[str | None, QueryParameter(max_length=200, description="Part of the name.")] = None,
        status: Annotated[DocumentStatus | None, QueryParameter()] = None,
        kind: Annotated[DocumentKind | None, QueryParameter()] = None,
        section_id: Annotated[UUID | None, QueryParameter()] = None,
        tag_id: Annotated[UUID | None, QueryParameter()] = None,
    ) -> PageOut[DocumentOut]:
        chosen = DocumentFilter(
            text=q,
            status=status,
            kind=kind,
            section_id=None if section_id is None else SectionId(section_id),
            tag_id=None if tag_id is None else TagId(tag_id),
        )
        query = ListDocumentsQuery(course_id=CourseId(course_id), learner_id=request.user.id, chosen=chosen, page=page)
        found = await list_documents(query)
        return PageOut(items=[DocumentOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{document_id:uuid}", operation_id="getDocument", summary="Show a document, and how far it is")
    async def read(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        document_id: FromPath[UUID],
        get_document: NamedDependency[GetDocument],
    ) -> DocumentOut:
        query = GetDocumentQuery(
            document_id=DocumentId(document_id), course_id=CourseId(course_id), learner_id=request.user.id
        )
        return DocumentOut.of(await get_document(query))

    @patch("/{document_id:uuid}", operation_id="editDocument", summary="Rename a document or move it to a section")
    async def edit(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        document_id: FromPath[UUID],
        data: JSONBody[DocumentEdit],
        expected_version: NamedDependency[int | None],
        edit_document: NamedDependency[EditDocument],
    ) -> DocumentOut:
        command = EditDocumentCommand(
            document_id=DocumentId(document_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            changes=data.given(DocumentChanges),
            expected_version=expected_version,
        )
        return DocumentOut.of(await edit_document(command))

    @delete("/{document_id:uuid}", operation_id="deleteDocument", summary="Delete a document")
    async def delete(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        document_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_document: NamedDependency[DeleteDocument],
    ) -> None:
        command = DeleteDocumentCommand(
            document_id=DocumentId(document_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            expected_version=expected_version,
        )
        await delete_document(command)

    @post(
        "/{document_id:uuid}/reprocess",
        operation_id="reprocessDocument",
        summary="Have a document read once more",
        status_code=202,
    )
    async def reprocess(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        document_id: FromPath[UUID],
        reprocess_document: NamedDependency[ReprocessDocument],
    ) -> Response[DocumentOut]:
        command = ReprocessDocumentCommand(
            document_id=DocumentId(document_id), course_id=CourseId(course_id), learner_id=request.user.id
        )
        location = f"/api/v1/courses/{course_id}/documents/{document_id}"
        document = DocumentOut.of(await reprocess_document(command))
        return Response(document, status_code=202, headers={"Location": location})

    @get("/{document_id:uuid}/content", operation_id="readDocument", summary="Read some pages of a document")
    async def content(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        document_id: FromPath[UUID],
        read_document_content: NamedDependency[ReadDocumentContent],
        start_page: Annotated[int, QueryParameter(ge=1, le=_LAST_PAGE)] = 1,
        end_page: Annotated[int | None, QueryParameter(ge=1, le=_LAST_PAGE)] = None,
    ) -> ContentOut:
        query = ReadDocumentContentQuery(
            document_id=DocumentId(document_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            start_page=start_page,
            end_page=end_page,
        )
        return ContentOut.of(await read_document_content(query))
