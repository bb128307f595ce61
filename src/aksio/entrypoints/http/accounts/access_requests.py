"""Routes of the waiting list."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from aksio.application.accounts.approve_access_request import ApproveAccessRequest, ApproveAccessRequestCommand
from aksio.application.accounts.list_access_requests import ListAccessRequests, ListAccessRequestsQuery
from aksio.application.accounts.reject_access_request import RejectAccessRequest, RejectAccessRequestCommand
from aksio.application.accounts.request_access import RequestAccess, RequestAccessCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.accounts.access_request import AccessStatus
from aksio.domain.shared.ids import AccessRequestId
from aksio.entrypoints.http.accounts.guards import administrators_only
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out


class Application(Body, frozen=True, kw_only=True):
    """Why somebody wants to come in."""

    email: str
    name: str | None = None
    heard_about_us: str | None = None
    inspiration: str | None = None


class Decision(Body, frozen=True, kw_only=True):
    """A remark for other administrators."""

    comment: str | None = None


class AccessRequestOut(Out, frozen=True, kw_only=True):
    """An entry of the waiting list."""

    id: UUID
    email: str
    name: str | None
    heard_about_us: str | None
    inspiration: str | None
    status: AccessStatus
    requested_at: datetime
    reviewed_at: datetime | None
    reviewed_by: UUID | None
    comment: str | None


class WaitingListController(Controller):
    """For everybody."""

    path = "/auth/access-requests"
    tags = ("auth",)

    @post(operation_id="requestAccess", summary="Join the waiting list", status_code=202, opt=PUBLIC)
    async def join(self, data: JSONBody[Application], request_access: NamedDependency[RequestAccess]) -> None:
        command = RequestAccessCommand(
            email=data.email, name=data.name, heard_about_us=data.heard_about_us, inspiration=data.inspiration
        )
        await request_access(command)


class AccessRequestsController(Controller):
    """For administrators."""

    path = "/users/access-requests"
    tags = ("administration",)
    guards = (administrators_only,)

    @get(operation_id="listAccessRequests", summary="List the waiting list, newest first")
    async def list(
        self,
        page: NamedDependency[PageRequest],
        list_access_requests: NamedDependency[ListAccessRequests],
        status: Annotated[AccessStatus | None, QueryParameter()] = None,
    ) -> PageOut[AccessRequestOut]:
        found = await list_access_requests(ListAccessRequestsQuery(status=status, page=page))
        return PageOut(items=[AccessRequestOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post("/{request_id:uuid}/approve", operation_id="approveAccessRequest", summary="Let somebody in", status_code=200)
    async def approve(
        self,
        request: AksioRequest,
        request_id: FromPath[UUID],
        data: JSONBody[Decision],
        approve_access_request: NamedDependency[ApproveAccessRequest],
    ) -> AccessRequestOut:
        command = ApproveAccessRequestCommand(
            request_id=AccessRequestId(request_id), reviewer_id=request.user.id, comment=data.comment
        )
        return AccessRequestOut.of(await approve_access_request(command))

    @post(
        "/{request_id:uuid}/reject", operation_id="rejectAccessRequest", summary="Turn somebody away", status_code=200
    )
    async def reject(
        self,
        request: AksioRequest,
        request_id: FromPath[UUID],
        data: JSONBody[Decision],
        reject_access_request: NamedDependency[RejectAccessRequest],
    ) -> AccessRequestOut:
        command = RejectAccessRequestCommand(
            request_id=AccessRequestId(request_id), reviewer_id=request.user.id, comment=data.comment
        )
        return AccessRequestOut.of(await reject_access_request(command))
