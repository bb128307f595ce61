"""List the waiting list."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsReader
from aksio.application.accounts.views import AccessRequestView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.accounts.access_request import AccessStatus


@dataclass(frozen=True, kw_only=True)
class ListAccessRequestsQuery:
    """`status` None lists all of them."""

    status: AccessStatus | None
    page: PageRequest


class ListAccessRequests:
    """For administrators. Newest first."""

    def __init__(self, reader: AccountsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListAccessRequestsQuery) -> Page[AccessRequestView]:
        return await self._reader.access_requests(query.status, query.page)
