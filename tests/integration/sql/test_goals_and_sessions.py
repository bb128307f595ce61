"""Study sessions and goals in SQL keep the contract, on SQLite and on Postgres; and which sessions are quiet."""

from collections.abc import Callable
from datetime import timedelta

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.learning.study_sessions import SqlSessionsReader
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.learning.sessions.close_forgotten_sessions import CloseForgottenSessions
from aksio.domain.learning.study_session import EndedBy
from tests.contracts.goals_and_sessions import GoalsAndSessionsContract, a_session
from tests.make.cards import LEARNER, NOW
from tests.make.clock import FixedClock


class TestSqlGoalsAndSessions(GoalsAndSessionsContract):
    async def test_a_forgotten_session_is_closed_where_it_began(
        self, database: Database, new_uow: Callable[[], SqlUnitOfWork]
    ) -> None:
        await self.add(new_uow, a_session())
        clock = FixedClock(NOW + timedelta(minutes=29))
        close = CloseForgottenSessions(SqlSessionsReader(database), new_uow(), clock)
        assert await close() == 0
        clock.go_on(timedelta(minutes=2))
        assert await close() == 1
        assert await close() == 0
        session = await SqlSessionsReader(database).session(a_session().id, learner_id=LEARNER)
        assert (session.ended_by, session.ended_at) == (EndedBy.ITSELF, NOW)
