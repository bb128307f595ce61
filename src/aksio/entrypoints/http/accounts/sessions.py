"""Routes for seeing where one is logged in."""

from datetime import datetime
from typing import Self
from uuid import UUID

from litestar import Controller, delete, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from aksio.application.accounts.end_session import EndSession, EndSessionCommand
from aksio.application.accounts.list_sessions import ListSessions, ListSessionsQuery
from aksio.application.accounts.views import SessionView
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import SessionId
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out


class SessionOut(Out, frozen=True, kw_only=True):
    """A place where one is logged in. `is_current` marks the session that asks."""

    id: UUID
    started_at: datetime
    last_used_at: datetime
    expires_at: datetime
    user_agent: str | None
    address: str | None
    is_current: bool

    @classmethod
    def seen_from(cls, current: SessionId, view: SessionView) -> Self:
        """As somebody in the session `current` sees it."""
        return cls(
            id=view.id,
            started_at=view.started_at,
            last_used_at=view.last_used_at,
            expires_at=view.expires_at,
            user_agent=view.user_agent,
            address=view.address,
            is_current=view.id == current,
        )


class SessionsController(Controller):
    """Where one is logged in."""

    path = "/auth/sessions"
    tags = ("auth",)

    @get(operation_id="listSessions", summary="List where I am logged in, newest first")
    async def list(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_sessions: NamedDependency[ListSessions]
    ) -> PageOut[SessionOut]:
        found = await list_sessions(ListSessionsQuery(account_id=request.user.id, page=page))
        items = [SessionOut.seen_from(request.user.session_id, view) for view in found.items]
        return PageOut(items=items, next_cursor=found.next_cursor)

    @delete("/{session_id:uuid}", operation_id="endSession", summary="Log out on another device")
    async def end(
        self, request: AksioRequest, session_id: FromPath[UUID], end_session: NamedDependency[EndSession]
    ) -> None:
        await end_session(EndSessionCommand(session_id=SessionId(session_id), account_id=request.user.id))
