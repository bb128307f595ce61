"""Views of conversations in memory: those of messages, which answering needs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from aksio.adapters.memory.chat.shelves import CHATS, ENDS, FEEDBACK, MESSAGES, PIECES
from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemoryStore
from aksio.application.chat.views import ChatView, MessageView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.chat.context_window import Said
from aksio.domain.chat.conversation import ChatNotFound
from aksio.domain.chat.message import Message, MessageNotFound
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId


class MemoryMessagesReader:
    """See the port ChatReader."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def chat(self, chat_id: ChatId, *, learner_id: LearnerId) -> ChatView:
        """See the port."""
        chat = self._rows(CHATS).get(chat_id)
        if chat is None or chat.learner_id != learner_id:
            raise ChatNotFound
        count = len(self._of(chat_id))
        return replace(ChatView.of_new(chat), message_count=count, active_message_id=self._rows(ENDS).get(chat_id))

    async def messages(self, chat_id: ChatId, page: PageRequest, *, learner_id: LearnerId) -> Page[MessageView]:
        """See the port."""
        await self.chat(chat_id, learner_id=learner_id)
        return page_after(self._of(chat_id), page, lambda each: each.id, self._view)

    async def message(self, message_id: MessageId, *, learner_id: LearnerId) -> MessageView:
        """See the port."""
        found = self._rows(MESSAGES).get(message_id)
        if found is None or found.learner_id != learner_id:
            raise MessageNotFound
        return self._view(found)

    async def branch(self, leaf_id: MessageId | None, *, learner_id: LearnerId, limit: int) -> list[Said]:
        """See the port."""
        found: list[Message] = []
        message = self._rows(MESSAGES).get(leaf_id) if leaf_id else None
        while message is not None and message.learner_id == learner_id and len(found) < limit:
            found.append(message)
            message = self._rows(MESSAGES).get(message.parent_id)
        return [Said(role=each.role, text=each.content) for each in found if each.content]

    async def pieces(self, message_id: MessageId, *, after: int) -> Sequence[tuple[int, str]]:
        """See the port."""
        return [piece for piece in sorted(self._rows(PIECES).get(message_id, {}).items()) if piece[0] > after]

    def _view(self, message: Message) -> MessageView:
        feedback = self._rows(FEEDBACK).get(message.id)
        view = MessageView.of(message)
        if feedback is None:
            return view
        return replace(view, rating=feedback.rating.value, rating_reason=feedback.reason)

    def _of(self, chat_id: ChatId) -> list[Message]:
        found = [each for each in self._rows(MESSAGES).values() if each.chat_id == chat_id]
        return sorted(found, key=lambda each: each.sequence)

    def _rows(self, name: str) -> dict[UUID, Any]:
        return self._store.rows.setdefault(name, {})
