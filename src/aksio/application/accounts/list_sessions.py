"""List where somebody is logged in."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsReader
from aksio.application.accounts.views import SessionView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListSessionsQuery:
    """Whose sessions, and which page."""

    account_id: LearnerId
    page: PageRequest


class ListSessions:
    """Live ones only, newest first."""

    def __init__(self, reader: AccountsReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    async def __call__(self, query: ListSessionsQuery) -> Page[SessionView]:
        return await self._reader.sessions(query.account_id, query.page, now=self._clock.now())
