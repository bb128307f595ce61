"""List what a learner shares."""

from dataclasses import dataclass

from aksio.application.assessments.sharing.share_ports import SharesReader
from aksio.application.assessments.sharing.share_views import ShareView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListSharesQuery:
    """Who asks, and which page."""

    owner_id: LearnerId
    page: PageRequest


class ListShares:
    """Newest first, without the tokens, which nobody knows any more."""

    def __init__(self, reader: SharesReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListSharesQuery) -> Page[ShareView]:
        return await self._reader.shares(query.owner_id, query.page)
