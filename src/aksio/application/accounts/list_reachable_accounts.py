"""Go through everybody who may be written to, batch by batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.accounts.ports import ReachableAccounts
from aksio.application.accounts.views import AccountView
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListReachableAccountsQuery:
    """Those after an id (None: from the start), so many at most."""

    after: LearnerId | None
    limit: int


class ListReachableAccounts:
    """In the order of their ids, without those that are disabled."""

    def __init__(self, reader: ReachableAccounts) -> None:
        self._reader = reader

    async def __call__(self, query: ListReachableAccountsQuery) -> Sequence[AccountView]:
        return await self._reader.reachable(query.after, limit=query.limit)
