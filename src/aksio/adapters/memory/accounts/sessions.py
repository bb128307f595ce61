"""Login sessions in memory."""

from datetime import datetime
from uuid import UUID, uuid5

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.accounts.events import SessionsEnded
from aksio.domain.accounts.session import Session, SessionNotFound, TokenHash
from aksio.domain.shared.ids import LearnerId, SessionId

_TOKENS = UUID("5a9b6f4e-2d0c-4f57-9c1e-6a1f6b1f7f00")
"""Rows in memory are found by id, so a token's row has an id made from its hash."""


class MemorySessions(MemoryTable[Session]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "login_sessions")

    async def get(self, session_id: SessionId, *, account_id: LearnerId) -> Session:
        """See the port."""
        return self._find(session_id, missing=SessionNotFound, account_id=account_id)

    async def of_token(self, token: TokenHash) -> Session | None:
        """See the port. Nothing is locked: on a memory store there is one at a time."""
        session_id = self._tokens().get(uuid5(_TOKENS, token))
        return next((session for session in self._all() if session.id == session_id), None)

    def add(self, session: Session) -> None:
        """See the port."""
        self._keep(session, new=True)

    def save(self, session: Session) -> None:
        """See the port."""
        self._keep(session, new=False)

    def end_all(self, account_id: LearnerId, *, keep: SessionId | None = None, now: datetime) -> None:
        """See the port."""
        self._session.change(lambda: self._end_all(account_id, keep, now))
        self._session.tell(SessionsEnded(occurred_at=now, account_id=account_id, kept_session_id=keep))

    def _keep(self, session: Session, *, new: bool) -> None:
        token_id, session_id = uuid5(_TOKENS, session.leaf), session.id
        self._put(session.id, session, new=new)
        self._session.change(lambda: self._tokens().update({token_id: session_id}))

    def _end_all(self, account_id: LearnerId, keep: SessionId | None, now: datetime) -> None:
        for session in self._rows().values():
            if session.account_id == account_id and session.id != keep and session.ended_at is None:
                session.ended_at = now
                session.version += 1

    def _tokens(self) -> dict[UUID, SessionId]:
        return self._session.store.rows.setdefault("refresh_tokens", {})
