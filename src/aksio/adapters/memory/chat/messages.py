"""Messages in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from aksio.adapters.memory.chat.shelves import CHATS, ENDS, FEEDBACK, MESSAGES, PIECES
from aksio.adapters.memory.store import MemorySession
from aksio.domain.chat.conversation import ChatNotFound
from aksio.domain.chat.events import ChatEvent
from aksio.domain.chat.feedback import Feedback
from aksio.domain.chat.message import AnswerTaken, Message, MessageNotFound, MessageStatus, Role
from aksio.domain.shared.errors import Raced
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId


class MemoryMessages:
    """See the port. Nothing happens at the same moment here."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session

    async def get(self, message_id: MessageId, *, learner_id: LearnerId) -> Message:
        """See the port."""
        found = self._rows(MESSAGES).get(message_id)
        if found is None or found.learner_id != learner_id:
            raise MessageNotFound
        return found  # type: ignore[no-any-return]

    async def by_request(self, request_key: str, *, learner_id: LearnerId) -> Message | None:
        """See the port."""
        return self._first(lambda one: (one.request_key, one.learner_id) == (request_key, learner_id))

    async def answer_to(self, question_id: MessageId) -> Message | None:
        """See the port."""
        return self._first(lambda one: (one.parent_id, one.role) == (question_id, Role.ASSISTANT))

    async def active(self, chat_id: ChatId, *, learner_id: LearnerId) -> MessageId | None:
        """See the port."""
        chat = self._rows(CHATS).get(chat_id)
        if chat is None or chat.learner_id != learner_id:
            raise ChatNotFound
        return self._rows(ENDS).get(chat_id)

    async def append(self, chat_id: ChatId, *messages: Message) -> list[Message]:
        """See the port."""
        first = 1 + max((each.sequence for each in self._of(chat_id)), default=0)
        placed = [replace(message, sequence=first + place) for place, message in enumerate(messages)]
        self._session.change(lambda: self._append(chat_id, placed))
        return placed

    def tell(self, *events: ChatEvent) -> None:
        """See the port."""
        self._session.tell(*events)

    async def activate(self, message: Message) -> None:
        """See the port."""
        below, newest = {message.id}, message
        for each in self._of(message.chat_id):
            if each.parent_id in below:
                below.add(each.id)
                newest = each
        self._session.change(lambda: self._rows(ENDS).update({message.chat_id: newest.id}))

    async def add_piece(self, message: Message, *, number: int, text: str, lease_expires_at: datetime) -> None:
        """See the port."""
        await self.renew(message, lease_expires_at=lease_expires_at)
        self._session.change(lambda: self._add_piece(message.id, number, text))

    async def renew(self, message: Message, *, lease_expires_at: datetime) -> None:
        """See the port."""
        self._session.change(lambda: self._renew(message, lease_expires_at))

    async def settle(self, message: Message, *events: ChatEvent) -> bool:
        """See the port."""
        if not self._is_writing(message):
            return False
        ended = replace(message, lease_token=None, lease_expires_at=None)
        self._session.change(lambda: self._rows(MESSAGES).update({message.id: ended}))
        self.tell(*events)
        return True

    async def being_written(self, chat_id: ChatId, *, learner_id: LearnerId) -> list[Message]:
        """See the port."""
        return [
            each for each in self._of(chat_id) if each.learner_id == learner_id and each.status is MessageStatus.WRITING
        ]

    async def lost(self, *, now: datetime, limit: int) -> list[Message]:
        """See the port."""
        writing = (each for each in self._rows(MESSAGES).values() if each.status is MessageStatus.WRITING)
        return [each for each in writing if each.lease_expires_at and each.lease_expires_at < now][:limit]

    async def written(self, message_id: MessageId) -> str:
        """See the port."""
        return "".join(text for _, text in sorted(self._rows(PIECES).get(message_id, {}).items()))

    def rate(self, feedback: Feedback) -> None:
        """See the port."""
        self._session.change(lambda: self._rows(FEEDBACK).update({feedback.message_id: feedback}))

    def _add_piece(self, message_id: MessageId, number: int, text: str) -> None:
        pieces = self._rows(PIECES).setdefault(message_id, {})
        if number in pieces:
            raise Raced("This piece is kept already.")
        pieces[number] = text

    def _append(self, chat_id: ChatId, placed: list[Message]) -> None:
        self._rows(MESSAGES).update({message.id: message for message in placed})
        self._rows(ENDS)[chat_id] = placed[-1].id
        self._rows(CHATS)[chat_id].updated_at = placed[-1].created_at

    def _renew(self, message: Message, lease_expires_at: datetime) -> None:
        if not self._is_writing(message) or message.lease_token is None:
            raise AnswerTaken
        present = self._rows(MESSAGES)[message.id]
        self._rows(MESSAGES)[message.id] = replace(present, lease_expires_at=lease_expires_at)

    def _is_writing(self, message: Message) -> bool:
        present = self._rows(MESSAGES).get(message.id)
        if present is None or present.status is not MessageStatus.WRITING:
            return False
        return message.lease_token in (None, present.lease_token)

    def _of(self, chat_id: ChatId) -> list[Message]:
        found = [each for each in self._rows(MESSAGES).values() if each.chat_id == chat_id]
        return sorted(found, key=lambda each: each.sequence)

    def _first(self, fits: Callable[[Message], bool]) -> Message | None:
        found = [each for each in self._rows(MESSAGES).values() if fits(each)]
        return min(found, key=lambda each: each.sequence, default=None)

    def _rows(self, name: str) -> dict[UUID, Any]:
        return self._session.store.rows.setdefault(name, {})
