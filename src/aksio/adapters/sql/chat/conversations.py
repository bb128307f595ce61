"""Conversations in SQL."""

from sqlalchemy import select, update

from aksio.adapters.sql.chat.rows import chat_from, chat_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.chat import chats
from aksio.adapters.sql.writes import Delete, Insert, Statement, Update
from aksio.domain.chat.conversation import ChatNotFound, Conversation
from aksio.domain.shared.ids import ChatId, CourseId, LearnerId


class SqlConversations:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, chat_id: ChatId, *, learner_id: LearnerId) -> Conversation:
        """See the port."""
        row = await self._session.row(select(chats).where(chats.c.id == chat_id, chats.c.learner_id == learner_id))
        if row is None:
            raise ChatNotFound
        return chat_from(row)

    def add(self, chat: Conversation) -> None:
        """See the port."""
        self._session.write(Insert(chats, [chat_row(chat) | {"sequence": 0, "active_id": None}]))
        self._session.record(chat)

    def save(self, chat: Conversation) -> None:
        """See the port."""
        self._session.write(Update(chats, chat_row(chat), where={"id": chat.id, "version": chat.version}))
        self._session.record(chat)

    def remove(self, chat: Conversation) -> None:
        """See the port."""
        self._session.write(Delete(chats, where={"id": chat.id, "version": chat.version}))
        self._session.record(chat)

    def name(self, chat_id: ChatId, title: str) -> None:
        """See the port."""
        untitled = update(chats).where(chats.c.id == chat_id, chats.c.is_titled.is_(False)).values(title=title)
        self._session.write(Statement(untitled))

    async def all(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[Conversation]:
        """See the port."""
        query = select(chats).where(chats.c.learner_id == learner_id).order_by(chats.c.id)
        if course_id is not None:
            query = query.where(chats.c.course_id == course_id)
        return [chat_from(row) for row in await self._session.rows(query)]
