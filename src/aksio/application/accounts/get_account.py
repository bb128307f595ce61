"""Show an account to its owner."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsReader
from aksio.application.accounts.views import AccountView
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetAccountQuery:
    """Whose account."""

    account_id: LearnerId


class GetAccount:
    """Raises AccountNotFound."""

    def __init__(self, reader: AccountsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetAccountQuery) -> AccountView:
        return await self._reader.account(query.account_id)
