"""Routes for looking after everybody's accounts."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from aksio.application.accounts.disable_account import DisableAccount, DisableAccountCommand
from aksio.application.accounts.enable_account import EnableAccount, EnableAccountCommand
from aksio.application.accounts.list_accounts import ListAccounts, ListAccountsQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.http.accounts.guards import administrators_only
from aksio.entrypoints.http.accounts.wire import UserOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class UsersController(Controller):
    """Everybody's accounts, for administrators."""

    path = "/users"
    tags = ("administration",)
    guards = (administrators_only,)

    @get(operation_id="listUsers", summary="List or search accounts, newest first")
    async def list(
        self,
        page: NamedDependency[PageRequest],
        list_accounts: NamedDependency[ListAccounts],
        q: Annotated[
            str | None,
            QueryParameter(max_length=200, pattern=r"^[^\u0000]*$", description="Part of a name or e-mail address."),
        ] = None,
    ) -> PageOut[UserOut]:
        found = await list_accounts(ListAccountsQuery(text=q, page=page))
        return PageOut(items=[UserOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post("/{user_id:uuid}/disable", operation_id="disableUser", summary="Lock somebody out", status_code=200)
    async def disable(
        self, request: AksioRequest, user_id: FromPath[UUID], disable_account: NamedDependency[DisableAccount]
    ) -> UserOut:
        return UserOut.of(
            await disable_account(DisableAccountCommand(account_id=LearnerId(user_id), by=request.user.id))
        )

    @post("/{user_id:uuid}/enable", operation_id="enableUser", summary="Let somebody in again", status_code=200)
    async def enable(self, user_id: FromPath[UUID], enable_account: NamedDependency[EnableAccount]) -> UserOut:
        return UserOut.of(await enable_account(EnableAccountCommand(account_id=LearnerId(user_id))))
