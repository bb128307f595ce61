"""List and search conversations."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatFilter, ChatReader
from aksio.application.chat.views import ChatView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListChatsQuery:
    """Whose, which of them, and which page."""

    learner_id: LearnerId
    chosen: ChatFilter
    page: PageRequest


class ListChats:
    """Newest first."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListChatsQuery) -> Page[ChatView]:
        return await self._reader.chats(query.learner_id, query.chosen, query.page)
