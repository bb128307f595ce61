"""Conversations, proposals and tutoring sessions in memory."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from aksio.adapters.memory.chat.shelves import CHATS, FEEDBACK, MESSAGES, PIECES, PROPOSALS, SESSIONS
from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.chat.conversation import ChatNotFound, Conversation
from aksio.domain.chat.proposal import Proposal, ProposalNotFound
from aksio.domain.chat.tutoring_session import SessionStatus, TutoringSession, TutoringSessionNotFound
from aksio.domain.shared.ids import ChatId, CourseId, LearnerId, ProposalId, TutoringSessionId


class MemoryConversations(MemoryTable[Conversation]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, CHATS)

    async def get(self, chat_id: ChatId, *, learner_id: LearnerId) -> Conversation:
        """See the port."""
        return self._find(chat_id, missing=ChatNotFound, learner_id=learner_id)

    def add(self, chat: Conversation) -> None:
        """See the port."""
        self._put(chat.id, chat, new=True)

    def save(self, chat: Conversation) -> None:
        """See the port."""
        self._put(chat.id, chat, new=False)

    def remove(self, chat: Conversation) -> None:
        """See the port."""
        self._drop(chat.id, chat)
        self._session.change(lambda: self._forget_parts(chat.id))

    def name(self, chat_id: ChatId, title: str) -> None:
        """See the port."""
        self._session.change(lambda: self._entitle(chat_id, title))

    async def all(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[Conversation]:
        """See the port."""
        found = [chat for chat in self._all() if chat.learner_id == learner_id and course_id in (None, chat.course_id)]
        return sorted(found, key=lambda chat: chat.id)

    def _entitle(self, chat_id: ChatId, title: str) -> None:
        chat = self._rows().get(chat_id)
        if chat is not None and not chat.is_titled:
            chat.title = title

    def _forget_parts(self, chat_id: ChatId) -> None:
        rows = self._session.store.rows
        messages = rows.get(MESSAGES, {})
        gone = {message.id for message in messages.values() if message.chat_id == chat_id}
        for name in (MESSAGES, PIECES, FEEDBACK):
            _drop_where(rows.get(name, {}), lambda key, _: key in gone)
        for name in (PROPOSALS, SESSIONS):
            _drop_where(rows.get(name, {}), lambda _, row: row.chat_id == chat_id)


class MemoryProposals(MemoryTable[Proposal]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, PROPOSALS)

    async def get(self, proposal_id: ProposalId, *, learner_id: LearnerId) -> Proposal:
        """See the port."""
        return self._find(proposal_id, missing=ProposalNotFound, learner_id=learner_id)

    def add(self, proposal: Proposal) -> None:
        """See the port."""
        self._put(proposal.id, proposal, new=True)

    def save(self, proposal: Proposal) -> None:
        """See the port."""
        self._put(proposal.id, proposal, new=False)


class MemoryTutoringSessions(MemoryTable[TutoringSession]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, SESSIONS)

    async def get(self, session_id: TutoringSessionId, *, learner_id: LearnerId) -> TutoringSession:
        """See the port."""
        return self._find(session_id, missing=TutoringSessionNotFound, learner_id=learner_id)

    async def under_way(self, chat_id: ChatId) -> TutoringSession | None:
        """See the port."""
        started = [each for each in self._all() if each.chat_id == chat_id and each.status is SessionStatus.STARTED]
        return max(started, key=lambda each: each.started_at or each.created_at, default=None)

    def add(self, session: TutoringSession) -> None:
        """See the port."""
        self._put(session.id, session, new=True)

    def save(self, session: TutoringSession) -> None:
        """See the port."""
        self._put(session.id, session, new=False)


def _drop_where(rows: dict[UUID, Any], is_gone: Callable[[UUID, Any], bool]) -> None:
    for key in [key for key, row in rows.items() if is_gone(key, row)]:
        del rows[key]
