"""Routes of shares, for those who share."""

from datetime import datetime
from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from aksio.application.assessments.sharing.create_share import CreateShare, CreateShareCommand
from aksio.application.assessments.sharing.list_shares import ListShares, ListSharesQuery
from aksio.application.assessments.sharing.revoke_share import RevokeShare, RevokeShareCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.share import SharePermission
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId, ShareId
from aksio.entrypoints.http.accounts.wire import SECRET
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body, Out


class NewShare(Body, frozen=True, kw_only=True):
    """A deck or a quiz to share. Whoever may copy a quiz sees its keys in the copy."""

    permission: SharePermission
    deck_id: UUID | None = None
    quiz_id: UUID | None = None
    expires_at: Annotated[datetime, Meta(tz=True)] | None = None

    def to_command(self, owner_id: LearnerId) -> CreateShareCommand:
        """What is asked for."""
        return CreateShareCommand(
            owner_id=owner_id,
            deck_id=cast(DeckId | None, self.deck_id),
            quiz_id=cast(QuizId | None, self.quiz_id),
            permission=self.permission,
            expires_at=self.expires_at,
        )


class ShareOut(Out, frozen=True, kw_only=True):
    """A share. The token of its link is not known any more."""

    id: UUID
    deck_id: UUID | None
    quiz_id: UUID | None
    permission: SharePermission
    expires_at: datetime | None
    created_at: datetime


class NewShareOut(ShareOut, frozen=True, kw_only=True):
    """A share that was made, with the token of its link: `/api/v1/assessments/shared/{token}`. It is told this once."""

    token: str


class SharesController(Controller):
    """What a learner shares."""

    path = "/assessments/shares"
    tags = ("sharing",)

    @post(operation_id="createShare", summary="Share a deck or a quiz of mine by link", opt=SECRET)
    async def create(
        self, request: AksioRequest, data: JSONBody[NewShare], create_share: NamedDependency[CreateShare]
    ) -> NewShareOut:
        return NewShareOut.of(await create_share(data.to_command(request.user.id)))

    @get(operation_id="listShares", summary="List what I share, newest first")
    async def list(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_shares: NamedDependency[ListShares]
    ) -> PageOut[ShareOut]:
        found = await list_shares(ListSharesQuery(owner_id=request.user.id, page=page))
        return PageOut(items=[ShareOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @delete("/{share_id:uuid}", operation_id="revokeShare", summary="Revoke a share, at once")
    async def revoke(
        self, request: AksioRequest, share_id: FromPath[UUID], revoke_share: NamedDependency[RevokeShare]
    ) -> None:
        await revoke_share(RevokeShareCommand(share_id=ShareId(share_id), owner_id=request.user.id))
