"""The route that hands out tickets."""

from litestar import Controller, post
from litestar.di import NamedDependency

from aksio.application.accounts.issue_realtime_ticket import IssueRealtimeTicket, IssueRealtimeTicketCommand
from aksio.entrypoints.http.accounts.wire import SECRET
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out


class TicketOut(Out, frozen=True, kw_only=True):
    """Connect to `/api/v1/realtime?ticket=…` within `expires_in` seconds. It serves once."""

    ticket: str
    expires_in: int


class RealtimeTicketsController(Controller):
    """Tickets for realtime connections."""

    path = "/auth/realtime-ticket"
    tags = ("auth",)

    @post(operation_id="issueRealtimeTicket", summary="Get a ticket for one realtime connection", opt=SECRET)
    async def issue(
        self, request: AksioRequest, issue_realtime_ticket: NamedDependency[IssueRealtimeTicket]
    ) -> TicketOut:
        command = IssueRealtimeTicketCommand(account_id=request.user.id, session_id=request.user.session_id)
        return TicketOut.of(await issue_realtime_ticket(command))
