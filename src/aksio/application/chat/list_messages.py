"""Show messages: a page of them, or one."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from aksio.application.chat.ports import ChatReader
from aksio.application.chat.views import ChatView, MessageView, TurnView
from aksio.application.shared.page import MAX_LIMIT, Page, PageRequest
from aksio.domain.chat.message import Role, WrongRole
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId


@dataclass(frozen=True, kw_only=True)
class ListMessagesQuery:
    """Which conversation, whose, and which page."""

    chat_id: ChatId
    learner_id: LearnerId
    page: PageRequest


class ListMessages:
    """All branches, in the one order that everybody sees. Raises ChatNotFound."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListMessagesQuery) -> Page[MessageView]:
        return await self._reader.messages(query.chat_id, query.page, learner_id=query.learner_id)


class GetTurn:
    """An answer with its question. Raises MessageNotFound, WrongRole."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, answer_id: MessageId, learner_id: LearnerId) -> TurnView:
        answer = await self._reader.message(answer_id, learner_id=learner_id)
        if answer.role is not Role.ASSISTANT or answer.parent_id is None:
            raise WrongRole("Only answers are streamed.")
        question = await self._reader.message(answer.parent_id, learner_id=learner_id)
        return TurnView(user_message=question, assistant_message=answer)


class ExportChat:
    """A conversation with all its messages, page by page. Raises ChatNotFound."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, chat_id: ChatId, learner_id: LearnerId) -> tuple[ChatView, AsyncIterator[MessageView]]:
        chat = await self._reader.chat(chat_id, learner_id=learner_id)
        return chat, self._messages(chat_id, learner_id)

    async def _messages(self, chat_id: ChatId, learner_id: LearnerId) -> AsyncIterator[MessageView]:
        cursor: str | None = None
        while True:
            page = await self._reader.messages(
                chat_id, PageRequest(limit=MAX_LIMIT, cursor=cursor), learner_id=learner_id
            )
            for message in page.items:
                yield message
            cursor = page.next_cursor
            if cursor is None:
                return
