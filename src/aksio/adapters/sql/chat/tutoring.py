"""Proposals and tutoring sessions in SQL."""

from sqlalchemy import select

from aksio.adapters.sql.chat.rows import proposal_from, proposal_row, session_from, session_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.chat import chat_proposals, tutoring_sessions
from aksio.adapters.sql.writes import Insert, Update
from aksio.domain.chat.proposal import Proposal, ProposalNotFound
from aksio.domain.chat.tutoring_session import SessionStatus, TutoringSession, TutoringSessionNotFound
from aksio.domain.shared.ids import ChatId, LearnerId, ProposalId, TutoringSessionId


class SqlProposals:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, proposal_id: ProposalId, *, learner_id: LearnerId) -> Proposal:
        """See the port."""
        table = chat_proposals.c
        row = await self._session.row(
            select(chat_proposals).where(table.id == proposal_id, table.learner_id == learner_id)
        )
        if row is None:
            raise ProposalNotFound
        return proposal_from(row)

    def add(self, proposal: Proposal) -> None:
        """See the port."""
        self._session.write(Insert(chat_proposals, [proposal_row(proposal)]))
        self._session.record(proposal)

    def save(self, proposal: Proposal) -> None:
        """See the port."""
        where = {"id": proposal.id, "version": proposal.version}
        self._session.write(Update(chat_proposals, proposal_row(proposal), where=where))
        self._session.record(proposal)


class SqlTutoringSessions:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, session_id: TutoringSessionId, *, learner_id: LearnerId) -> TutoringSession:
        """See the port."""
        table = tutoring_sessions.c
        row = await self._session.row(
            select(tutoring_sessions).where(table.id == session_id, table.learner_id == learner_id)
        )
        if row is None:
            raise TutoringSessionNotFound
        return session_from(row)

    async def under_way(self, chat_id: ChatId) -> TutoringSession | None:
        """See the port."""
        table = tutoring_sessions.c
        query = select(tutoring_sessions).where(table.chat_id == chat_id, table.status == SessionStatus.STARTED.value)
        row = await self._session.row(query.order_by(table.started_at.desc()).limit(1))
        return None if row is None else session_from(row)

    def add(self, session: TutoringSession) -> None:
        """See the port."""
        self._session.write(Insert(tutoring_sessions, [session_row(session)]))
        self._session.record(session)

    def save(self, session: TutoringSession) -> None:
        """See the port."""
        where = {"id": session.id, "version": session.version}
        self._session.write(Update(tutoring_sessions, session_row(session), where=where))
        self._session.record(session)
