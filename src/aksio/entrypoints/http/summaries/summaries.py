"""Routes of summaries of course material."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.courses.summaries.delete_summary import DeleteSummary, DeleteSummaryCommand
from aksio.application.courses.summaries.get_summary import GetSummary, GetSummaryQuery
from aksio.application.courses.summaries.list_summaries import ListSummaries, ListSummariesQuery
from aksio.application.courses.summaries.quote_summary import QuoteSummary
from aksio.application.courses.summaries.request_summary import RequestSummary
from aksio.application.courses.summaries.storage_ports import SummaryFilter
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.summaries.status import SummaryStatus
from aksio.domain.shared.ids import CourseId, SummaryId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.rate_limits import GENERATIONS
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.summaries.wire import NewSummary, QuoteOut, SummaryLineOut, SummaryOut


class SummariesController(Controller):
    """Summaries of the material of a course."""

    path = "/courses/{course_id:uuid}/summaries"
    tags = ("summaries",)

    @post(
        operation_id="requestSummary",
        summary="Have a summary written in the background",
        status_code=202,
        opt=GENERATIONS,
    )
    async def request_summary(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        data: JSONBody[NewSummary],
        request_summary: NamedDependency[RequestSummary],
    ) -> Response[SummaryOut]:
        requested = SummaryOut.of(await request_summary(data.to_command(course_id, request.user.id)))
        place = f"/api/v1/courses/{course_id}/summaries/{requested.id}"
        return Response(requested, status_code=202, headers={"Location": place})

    @post(
        "/quote",
        operation_id="quoteSummary",
        summary="What a summary would take of my allowance; nothing is written",
        status_code=200,
    )
    async def quote(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        data: JSONBody[NewSummary],
        quote_summary: NamedDependency[QuoteSummary],
    ) -> QuoteOut:
        return QuoteOut.of(await quote_summary(data.to_command(course_id, request.user.id)))

    @get(operation_id="listSummaries", summary="List the summaries of a course, newest first")
    async def list(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_summaries: NamedDependency[ListSummaries],
        q: Annotated[str | None, QueryParameter(max_length=200, description="In title, text and concepts.")] = None,
        status: Annotated[SummaryStatus | None, QueryParameter()] = None,
        is_stale: Annotated[bool | None, QueryParameter()] = None,
    ) -> PageOut[SummaryLineOut]:
        query = ListSummariesQuery(
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            chosen=SummaryFilter(text=q, status=status, is_stale=is_stale),
            page=page,
        )
        found = await list_summaries(query)
        return PageOut(items=[SummaryLineOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{summary_id:uuid}", operation_id="getSummary", summary="Show a summary, or how far it is")
    async def read(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        get_summary: NamedDependency[GetSummary],
    ) -> SummaryOut:
        query = GetSummaryQuery(
            summary_id=SummaryId(summary_id), course_id=CourseId(course_id), learner_id=request.user.id
        )
        return SummaryOut.of(await get_summary(query))

    @delete("/{summary_id:uuid}", operation_id="deleteSummary", summary="Delete a summary, and its shares with it")
    async def remove(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_summary: NamedDependency[DeleteSummary],
    ) -> None:
        command = DeleteSummaryCommand(
            summary_id=SummaryId(summary_id),
            course_id=CourseId(course_id),
            learner_id=request.user.id,
            expected_version=expected_version,
        )
        await delete_summary(command)
