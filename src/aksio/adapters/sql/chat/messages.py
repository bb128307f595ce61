"""Messages in SQL. The conversation's row is locked while one is added, so that everybody sees one order."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import aliased

from aksio.adapters.sql.chat.rows import message_from, message_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.chat import chat_feedback, chat_messages, chat_pieces, chats
from aksio.adapters.sql.writes import Insert, Statement, Update
from aksio.domain.chat.conversation import ChatNotFound
from aksio.domain.chat.events import ChatEvent
from aksio.domain.chat.feedback import Feedback
from aksio.domain.chat.message import AnswerTaken, Message, MessageNotFound, MessageStatus, Role
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId

_C = chat_messages.c
_WRITING = MessageStatus.WRITING.value
_ENDING = (
    "content",
    "status",
    "citations",
    "grounding",
    "language",
    "model",
    "calls",
    "input_tokens",
    "output_tokens",
    "cost_micros",
    "failure",
    "finished_at",
)


class SqlMessages:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, message_id: MessageId, *, learner_id: LearnerId) -> Message:
        """See the port."""
        found = await self._first(select(chat_messages).where(_C.id == message_id, _C.learner_id == learner_id))
        if found is None:
            raise MessageNotFound
        return found

    async def by_request(self, request_key: str, *, learner_id: LearnerId) -> Message | None:
        """See the port."""
        return await self._first(
            select(chat_messages).where(_C.request_key == request_key, _C.learner_id == learner_id)
        )

    async def answer_to(self, question_id: MessageId) -> Message | None:
        """See the port."""
        answers = select(chat_messages).where(_C.parent_id == question_id, _C.role == Role.ASSISTANT.value)
        return await self._first(answers.order_by(_C.sequence).limit(1))

    async def active(self, chat_id: ChatId, *, learner_id: LearnerId) -> MessageId | None:
        """See the port. The update is there for its lock."""
        await self._session.transaction()
        lock = update(chats).where(chats.c.id == chat_id, chats.c.learner_id == learner_id)
        row = await self._session.row(lock.values(sequence=chats.c.sequence).returning(chats.c.active_id))
        if row is None:
            raise ChatNotFound
        return None if row["active_id"] is None else MessageId(row["active_id"])

    async def append(self, chat_id: ChatId, *messages: Message) -> list[Message]:
        """See the port."""
        step = update(chats).where(chats.c.id == chat_id)
        step = step.values(
            sequence=chats.c.sequence + len(messages), active_id=messages[-1].id, updated_at=messages[-1].created_at
        )
        row = await self._session.row(step.returning(chats.c.sequence))
        assert row is not None
        first = row["sequence"] - len(messages) + 1
        placed = [replace(message, sequence=first + place) for place, message in enumerate(messages)]
        self._session.write(Insert(chat_messages, [message_row(message) for message in placed]))
        return placed

    def tell(self, *events: ChatEvent) -> None:
        """See the port."""
        self._session.tell(*events)

    async def activate(self, message: Message) -> None:
        """See the port."""
        below = select(_C.id, _C.sequence).where(_C.id == message.id).cte("below", recursive=True)
        child = aliased(chat_messages)
        below = below.union_all(select(child.c.id, child.c.sequence).where(child.c.parent_id == below.c.id))
        newest = select(below.c.id).order_by(below.c.sequence.desc()).limit(1).scalar_subquery()
        self._session.write(Statement(update(chats).where(chats.c.id == message.chat_id).values(active_id=newest)))

    async def add_piece(self, message: Message, *, number: int, text: str, lease_expires_at: datetime) -> None:
        """See the port."""
        self._session.write(
            Update(chat_messages, {"lease_expires_at": lease_expires_at}, where=_mine(message), missing=AnswerTaken),
            Insert(chat_pieces, [{"message_id": message.id, "number": number, "text": text}]),
        )

    async def renew(self, message: Message, *, lease_expires_at: datetime) -> None:
        """See the port."""
        self._session.write(
            Update(chat_messages, {"lease_expires_at": lease_expires_at}, where=_mine(message), missing=AnswerTaken)
        )

    async def settle(self, message: Message, *events: ChatEvent) -> bool:
        """See the port."""
        await self._session.transaction()
        row = message_row(message)
        ending = {name: row[name] for name in _ENDING} | {"lease_token": None, "lease_expires_at": None}
        writing = update(chat_messages).where(_C.id == message.id, _C.status == _WRITING).values(ending)
        if message.lease_token is not None:
            writing = writing.where(_C.lease_token == message.lease_token)
        if not await self._session.rows(writing.returning(_C.id)):
            return False
        self._session.tell(*events)
        return True

    async def being_written(self, chat_id: ChatId, *, learner_id: LearnerId) -> list[Message]:
        """See the port."""
        query = select(chat_messages).where(_C.chat_id == chat_id, _C.learner_id == learner_id, _C.status == _WRITING)
        return [message_from(row) for row in await self._session.rows(query)]

    async def lost(self, *, now: datetime, limit: int) -> list[Message]:
        """See the port."""
        query = select(chat_messages).where(_C.lease_expires_at < now, _C.status == _WRITING).limit(limit)
        return [message_from(row) for row in await self._session.rows(query)]

    async def written(self, message_id: MessageId) -> str:
        """See the port."""
        query = select(chat_pieces.c.text).where(chat_pieces.c.message_id == message_id)
        return "".join(row["text"] for row in await self._session.rows(query.order_by(chat_pieces.c.number)))

    def rate(self, feedback: Feedback) -> None:
        """See the port."""
        before = delete(chat_feedback).where(chat_feedback.c.message_id == feedback.message_id)
        row = {
            "message_id": feedback.message_id,
            "learner_id": feedback.learner_id,
            "rating": feedback.rating.value,
            "reason": feedback.reason,
            "created_at": feedback.created_at,
        }
        self._session.write(Statement(before), Insert(chat_feedback, [row]))

    async def _first(self, query: Select[tuple[object]]) -> Message | None:
        row = await self._session.row(query)
        return None if row is None else message_from(row)


def _mine(message: Message) -> dict[str, object]:
    return {"id": message.id, "lease_token": message.lease_token, "status": _WRITING}
