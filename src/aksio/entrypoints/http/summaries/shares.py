"""Routes of shared summaries: for those who share, and for those who read."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from aksio.application.courses.summaries.get_shared_summary import (
    GetSharedSummary,
    GetSharedSummaryQuery,
    SharedSummaryView,
)
from aksio.application.courses.summaries.list_summary_shares import ListSummaryShares, ListSummarySharesQuery
from aksio.application.courses.summaries.revoke_summary_share import RevokeSummaryShare, RevokeSummaryShareCommand
from aksio.application.courses.summaries.share_summary import ShareSummary, ShareSummaryCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import CourseId, SummaryId, SummaryShareId
from aksio.entrypoints.http.accounts.wire import SECRET
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.summaries.wire import KeyConceptOut
from aksio.entrypoints.http.wire import Body, Out


class NewSummaryShare(Body, frozen=True, kw_only=True):
    """Until when the link opens; without it, until it is revoked."""

    expires_at: Annotated[datetime, Meta(tz=True)] | None = None


class SummaryShareOut(Out, frozen=True, kw_only=True):
    """A share. The token of its link is not known any more."""

    id: UUID
    summary_id: UUID
    expires_at: datetime | None
    created_at: datetime


class NewSummaryShareOut(SummaryShareOut, frozen=True, kw_only=True):
    """A share that was made, with the token of its link: `/api/v1/courses/shared/{token}`. It is told this once."""

    token: str


class SharedCitationOut(Out, frozen=True, kw_only=True):
    """Where a statement stands, and its words there."""

    number: int
    document_name: str
    page: int
    text: str


class SharedSummaryOut(Out, frozen=True, kw_only=True):
    """A summary of somebody's."""

    title: str
    language: str | None
    text: str
    key_concepts: list[KeyConceptOut]
    citations: list[SharedCitationOut]
    is_stale: bool
    expires_at: datetime | None

    @classmethod
    def of(cls, view: object) -> Self:
        """Without ids: what they name is not the reader's."""
        assert isinstance(view, SharedSummaryView)
        return cls(
            title=view.title,
            language=view.language,
            text=view.content.text,
            key_concepts=[KeyConceptOut.of(each) for each in view.content.key_concepts],
            citations=[SharedCitationOut.of(each) for each in view.content.citations],
            is_stale=view.is_stale,
            expires_at=view.expires_at,
        )


class SummarySharesController(Controller):
    """The links that a summary is shared by."""

    path = "/courses/{course_id:uuid}/summaries/{summary_id:uuid}/shares"
    tags = ("summaries",)

    @post(operation_id="shareSummary", summary="Share a summary by link, to be read", opt=SECRET)
    async def create(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        data: JSONBody[NewSummaryShare],
        share_summary: NamedDependency[ShareSummary],
    ) -> NewSummaryShareOut:
        command = ShareSummaryCommand(
            summary_id=SummaryId(summary_id),
            course_id=CourseId(course_id),
            owner_id=request.user.id,
            expires_at=data.expires_at,
        )
        return NewSummaryShareOut.of(await share_summary(command))

    @get(operation_id="listSummaryShares", summary="List the links to a summary, newest first")
    async def list(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_summary_shares: NamedDependency[ListSummaryShares],
    ) -> PageOut[SummaryShareOut]:
        query = ListSummarySharesQuery(
            summary_id=SummaryId(summary_id), course_id=CourseId(course_id), owner_id=request.user.id, page=page
        )
        found = await list_summary_shares(query)
        return PageOut(items=[SummaryShareOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @delete("/{summary_share_id:uuid}", operation_id="revokeSummaryShare", summary="Revoke a link, at once")
    async def revoke(
        self,
        request: AksioRequest,
        course_id: FromPath[UUID],
        summary_id: FromPath[UUID],
        summary_share_id: FromPath[UUID],
        revoke_summary_share: NamedDependency[RevokeSummaryShare],
    ) -> None:
        command = RevokeSummaryShareCommand(
            share_id=SummaryShareId(summary_share_id),
            summary_id=SummaryId(summary_id),
            course_id=CourseId(course_id),
            owner_id=request.user.id,
        )
        await revoke_summary_share(command)


class SharedSummaryController(Controller):
    """What others share."""

    path = "/courses/shared/{token:str}"
    tags = ("summaries",)

    @get(operation_id="getSharedSummary", summary="Read a summary that somebody shares by link")
    async def read(
        self, token: FromPath[str], get_shared_summary: NamedDependency[GetSharedSummary]
    ) -> SharedSummaryOut:
        return SharedSummaryOut.of(await get_shared_summary(GetSharedSummaryQuery(token=token)))
