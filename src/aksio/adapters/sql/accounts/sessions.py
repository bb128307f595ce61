"""Login sessions in SQL, and the refresh tokens by which they are found."""

from datetime import datetime

from sqlalchemy import Executable, RowMapping, exists, insert, literal, select, update

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.accounts import login_sessions, refresh_tokens
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.accounts.events import SessionsEnded
from aksio.domain.accounts.session import Session, SessionNotFound, TokenHash
from aksio.domain.shared.ids import LearnerId, SessionId

_LONGEST_USER_AGENT = 300


class SqlSessions:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, session_id: SessionId, *, account_id: LearnerId) -> Session:
        """See the port."""
        query = select(login_sessions).where(
            login_sessions.c.id == session_id, login_sessions.c.account_id == account_id
        )
        row = await self._session.row(query)
        if row is None:
            raise SessionNotFound
        return _from_row(row)

    async def of_token(self, token: TokenHash) -> Session | None:
        """See the port."""
        await self._session.transaction()
        query = (
            select(login_sessions)
            .join(refresh_tokens, refresh_tokens.c.session_id == login_sessions.c.id)
            .where(refresh_tokens.c.hash == token)
            .with_for_update(of=login_sessions)
        )
        row = await self._session.row(query)
        return None if row is None else _from_row(row)

    def add(self, session: Session) -> None:
        """See the port."""
        self._session.write(
            Insert(login_sessions, [_to_row(session)]),
            Insert(refresh_tokens, [{"hash": session.leaf, "session_id": session.id}]),
        )
        self._session.record(session)

    def save(self, session: Session) -> None:
        """See the port."""
        self._session.write(
            Update(login_sessions, _to_row(session), where={"id": session.id, "version": session.version}),
            Statement(_remember_leaf(session)),
        )
        self._session.record(session)

    def end_all(self, account_id: LearnerId, *, keep: SessionId | None = None, now: datetime) -> None:
        """See the port."""
        ended = (
            update(login_sessions)
            .where(login_sessions.c.account_id == account_id, login_sessions.c.ended_at.is_(None))
            .values(ended_at=now, version=login_sessions.c.version + 1)
        )
        if keep is not None:
            ended = ended.where(login_sessions.c.id != keep)
        self._session.write(Statement(ended))
        self._session.tell(SessionsEnded(occurred_at=now, account_id=account_id, kept_session_id=keep))


def _remember_leaf(session: Session) -> Executable:
    known = exists().where(refresh_tokens.c.hash == session.leaf)
    columns = [refresh_tokens.c.hash, refresh_tokens.c.session_id]
    values = select(literal(session.leaf), literal(session.id)).where(~known)
    return insert(refresh_tokens).from_select(columns, values)


def _to_row(session: Session) -> Row:
    return {
        "id": session.id,
        "account_id": session.account_id,
        "version": session.version + 1,
        "leaf": session.leaf,
        "parent": session.parent,
        "started_at": session.started_at,
        "rotated_at": session.rotated_at,
        "expires_at": session.expires_at,
        "ended_at": session.ended_at,
        "user_agent": session.user_agent and session.user_agent[:_LONGEST_USER_AGENT],
        "address": session.address,
    }


def _from_row(row: RowMapping) -> Session:
    return Session(**row)
