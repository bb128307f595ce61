"""Routes about the material of a course as a whole: searching it, and how much it may be."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from aksio.application.courses.get_upload_limits import GetUploadLimits, GetUploadLimitsQuery
from aksio.application.courses.search_passages import SearchPassages, SearchPassagesQuery
from aksio.domain.shared.ids import CourseId, DocumentId
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out


class PassageOut(Out, frozen=True, kw_only=True):
    """A piece of a document. A higher score fits better; scores compare within one answer."""

    document_id: UUID
    document_name: str
    page: int
    text: str
    score: float


class PassagesOut(Out, frozen=True, kw_only=True):
    """Best first."""

    items: list[PassageOut]


class UploadLimitsOut(Out, frozen=True, kw_only=True):
    """`documents` is how many the course has; `max_bytes` is for each."""

    max_bytes: int
    max_documents: int
    documents: int
    content_types: list[str]


class PassagesController(Controller):
    """The material of a course."""

    path = "/courses/{course_id:uuid}"
    tags = ("documents",)

    @get("/search", operation_id="searchCourse", summary="Search the documents of a course")
    async def search(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        search_passages: NamedDependency[SearchPassages],
        q: Annotated[str, QueryParameter(min_length=1, max_length=500, description="A question, or some words.")],
        document_id: Annotated[list[UUID] | None, QueryParameter(max_items=100, description="Only these.")] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=50, description="How many at most.")] = 10,
    ) -> PassagesOut:
        query = SearchPassagesQuery(
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            text=q,
            limit=limit,
            document_ids=tuple(DocumentId(each) for each in document_id or ()),
        )
        return PassagesOut(items=[PassageOut.of(passage) for passage in await search_passages(query)])

    @get("/upload-limits", operation_id="getUploadLimits", summary="How much may still be uploaded, and of what kind")
    async def limits(
        self, request: AksioRequest, course_id: FromPath[UUID], get_upload_limits: NamedDependency[GetUploadLimits]
    ) -> UploadLimitsOut:
        query = GetUploadLimitsQuery(course_id=CourseId(course_id), learner_id=request.user.id)
        return UploadLimitsOut.of(await get_upload_limits(query))
