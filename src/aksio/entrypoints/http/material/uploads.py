"""The route by which documents arrive: a form with a file, or JSON with an address."""

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter

from aksio.application.courses.add_document_from_url import AddDocumentFromUrl, AddDocumentFromUrlCommand
from aksio.application.courses.document_arrival import DocumentDetails
from aksio.application.courses.material_views import DocumentView
from aksio.application.courses.upload_document import UploadDocument, UploadDocumentCommand
from aksio.domain.shared.errors import TooLarge
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId
from aksio.entrypoints.http.material.upload_body import TakesFormOrJson
from aksio.entrypoints.http.material.wire import DocumentOut
from aksio.entrypoints.http.multipart import FileForm
from aksio.entrypoints.http.rate_limits import UPLOADS
from aksio.entrypoints.http.request import AksioRequest, UnsupportedMediaType, decode
from aksio.entrypoints.http.wire import Body

_LONGEST_JSON = 1024 * 1024
IdempotencyKey = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        min_length=1,
        max_length=200,
        description="The same key again is answered with the first document.",
    ),
]


class NewUrlDocument(Body, frozen=True, kw_only=True):
    """A web page or video to take in. `tags` are names, or ids of tags that there are."""

    source_url: str
    name: str | None = None
    section_id: UUID | None = None
    tags: tuple[str, ...] = ()

    def to_command(self, course_id: UUID, learner_id: LearnerId, key: str | None) -> AddDocumentFromUrlCommand:
        """With whose it is, and where it goes."""
        details = DocumentDetails(
            name=self.name,
            section_id=None if self.section_id is None else SectionId(self.section_id),
            tags=self.tags,
        )
        return AddDocumentFromUrlCommand(
            course_id=CourseId(course_id),
            learner_id=learner_id,
            source_url=self.source_url,
            details=details,
            idempotency_key=key,
        )


class UploadsController(Controller):
    """New documents."""

    path = "/courses/{course_id:uuid}/documents"
    tags = ("documents",)

    @post(
        operation_id="addDocument",
        summary="Add a document: a file (form field `file`), or a web page or video by its address",
        status_code=202,
        request_max_body_size=None,
        operation_class=TakesFormOrJson,
        opt=UPLOADS | {"no_idempotency_key": True},
    )
    async def add(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        upload_document: NamedDependency[UploadDocument],
        add_document_from_url: NamedDependency[AddDocumentFromUrl],
        idempotency_key: IdempotencyKey = None,
    ) -> Response[DocumentOut]:
        match request.content_type[0]:
            case "multipart/form-data":
                file = await _file_of(request)
                upload = UploadDocumentCommand(
                    course_id=CourseId(course_id),
                    learner_id=request.user.id,
                    file=file,
                    idempotency_key=idempotency_key,
                )
                return _accepted(await upload_document(upload))
            case "application/json":
                data: NewUrlDocument = decode(await _short_body(request.stream()), NewUrlDocument)
                command = data.to_command(course_id, request.user.id, idempotency_key)
                return _accepted(await add_document_from_url(command))
        raise UnsupportedMediaType(detail="Send multipart/form-data with a file, or application/json.")


async def _file_of(request: AksioRequest) -> FileForm:
    return await FileForm.open(request.headers["content-type"], request.stream(), content_length=request.content_length)


async def _short_body(pieces: AsyncIterator[bytes]) -> bytes:
    body = b""
    async for piece in pieces:
        body += piece
        if len(body) > _LONGEST_JSON:
            raise TooLarge(f"A body may have at most {_LONGEST_JSON} bytes.")
    return body


def _accepted(view: DocumentView) -> Response[DocumentOut]:
    location = f"/api/v1/courses/{view.course_id}/documents/{view.id}"
    return Response(DocumentOut.of(view), status_code=202, headers={"Location": location})
