"""Show a conversation."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatReader
from aksio.application.chat.views import ChatView
from aksio.domain.shared.ids import ChatId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetChatQuery:
    """Which, and whose."""

    chat_id: ChatId
    learner_id: LearnerId


class GetChat:
    """Raises ChatNotFound."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetChatQuery) -> ChatView:
        return await self._reader.chat(query.chat_id, learner_id=query.learner_id)
