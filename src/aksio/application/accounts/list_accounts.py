"""List and search accounts."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsReader
from aksio.application.accounts.views import AccountView
from aksio.application.shared.page import Page, PageRequest


@dataclass(frozen=True, kw_only=True)
class ListAccountsQuery:
    """`text` is looked for in e-mail address, username and names; None lists everybody."""

    text: str | None = None
    page: PageRequest


class ListAccounts:
    """For administrators. Newest first."""

    def __init__(self, reader: AccountsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListAccountsQuery) -> Page[AccountView]:
        return await self._reader.accounts(query.text, query.page)
