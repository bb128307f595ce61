"""Study sessions in SQL, and how they are shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, delete, func, or_, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.learning.session_rows import session_from_row, session_to_row
from aksio.adapters.sql.progress.rows import activity_from_row
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.progress import activities
from aksio.adapters.sql.tables.study_sessions import study_sessions
from aksio.adapters.sql.writes import Insert, Statement, Update
from aksio.application.learning.sessions.ports import QuietSession, SessionFilter
from aksio.application.learning.sessions.views import SessionTotals
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.study_session import EndedBy, SessionStatus, Stretch, StudySession, StudySessionNotFound
from aksio.domain.shared.ids import LearnerId, StudySessionId

STRETCHES_AT_ONCE = 300

_NEWEST = (study_sessions.c.created_at, study_sessions.c.id)


class SqlStudySessions:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, session_id: StudySessionId, *, learner_id: LearnerId) -> StudySession:
        """See the port."""
        row = await self._session.row(select(study_sessions).where(*_mine(session_id, learner_id)))
        if row is None:
            raise StudySessionNotFound
        return session_from_row(row)

    async def open_one(self, learner_id: LearnerId) -> StudySession | None:
        """See the port."""
        row = await self._session.row(select(study_sessions).where(study_sessions.c.open_for == learner_id))
        return None if row is None else session_from_row(row)

    def add(self, session: StudySession) -> None:
        """See the port."""
        self._session.write(Insert(study_sessions, [session_to_row(session)]))
        self._session.record(session)

    def save(self, session: StudySession) -> None:
        """See the port."""
        where = {"id": session.id, "version": session.version}
        self._session.write(Update(study_sessions, session_to_row(session), where=where))
        self._session.record(session)

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.write(Statement(delete(study_sessions).where(study_sessions.c.learner_id == learner_id)))


class SqlSessionsReader(SqlReader):
    """See the port."""

    async def session(self, session_id: StudySessionId, *, learner_id: LearnerId) -> StudySession:
        """See the port."""
        row = await self._row(select(study_sessions).where(*_mine(session_id, learner_id)))
        if row is None:
            raise StudySessionNotFound
        return session_from_row(row)

    async def active(self, learner_id: LearnerId) -> StudySession | None:
        """See the port."""
        row = await self._row(select(study_sessions).where(study_sessions.c.open_for == learner_id))
        return None if row is None else session_from_row(row)

    async def sessions(self, learner_id: LearnerId, chosen: SessionFilter, page: PageRequest) -> Page[StudySession]:
        """See the port."""
        query = select(study_sessions).where(study_sessions.c.learner_id == learner_id)
        if chosen.status is not None:
            query = query.where(study_sessions.c.status == str(chosen.status))
        if chosen.course_id is not None:
            query = query.where(study_sessions.c.course_id == chosen.course_id)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, session_from_row, *_NEWEST)

    async def totals(self, learner_id: LearnerId, *, since: datetime) -> list[SessionTotals]:
        """See the port."""
        column = study_sessions.c
        by_itself = func.count().filter(column.ended_by == str(EndedBy.ITSELF))
        query = (
            select(
                column.kind,
                func.count().label("sessions"),
                by_itself.label("closed_by_themselves"),
                func.sum(column.seconds_open).label("seconds_open"),
                func.avg(column.focus).label("mean_focus"),
                func.avg(column.difficulty).label("mean_difficulty"),
            )
            .where(column.learner_id == learner_id, column.began_at >= since)
            .where(column.status == str(SessionStatus.COMPLETED))
            .group_by(column.kind)
            .order_by(column.kind)
        )
        return [_totals(row) for row in await self._rows(query)]

    async def acts_within(self, learner_id: LearnerId, stretches: Sequence[Stretch]) -> list[Activity]:
        """See the port. One statement for some hundred stretches: SQLite bounds how deep a condition may be."""
        acts: list[Activity] = []
        for start in range(0, len(stretches), STRETCHES_AT_ONCE):
            within = or_(*(_within(stretch) for stretch in stretches[start : start + STRETCHES_AT_ONCE]))
            query = select(activities).where(activities.c.learner_id == learner_id, within)
            acts += [activity_from_row(row) for row in await self._rows(query)]
        return acts

    async def quiet(self, *, running_before: datetime, paused_before: datetime, limit: int) -> list[QuietSession]:
        """See the port."""
        column = study_sessions.c
        last_act = (
            select(func.max(activities.c.occurred_at))
            .where(activities.c.learner_id == column.learner_id, activities.c.occurred_at >= column.touched_at)
            .scalar_subquery()
        )
        running = and_(
            column.status == str(SessionStatus.RUNNING),
            column.touched_at <= running_before,
            func.coalesce(last_act, column.touched_at) <= running_before,
        )
        paused = and_(column.status == str(SessionStatus.PAUSED), column.touched_at <= paused_before)
        query = (
            select(column.id, column.learner_id, last_act.label("last_act_at"))
            .where(or_(running, paused))
            .order_by(column.touched_at)
            .limit(limit)
        )
        return [
            QuietSession(session_id=row["id"], learner_id=row["learner_id"], last_act_at=row["last_act_at"])
            for row in await self._rows(query)
        ]


def _mine(session_id: StudySessionId, learner_id: LearnerId) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return study_sessions.c.id == session_id, study_sessions.c.learner_id == learner_id


def _within(stretch: Stretch) -> ColumnElement[bool]:
    after = activities.c.occurred_at >= stretch.began_at
    return after if stretch.ended_at is None else and_(after, activities.c.occurred_at <= stretch.ended_at)


def _totals(row: RowMapping) -> SessionTotals:
    means: dict[str, Any] = {name: row[name] for name in ("mean_focus", "mean_difficulty")}
    return SessionTotals(
        kind=row["kind"],
        sessions=row["sessions"],
        closed_by_themselves=row["closed_by_themselves"],
        seconds_open=int(row["seconds_open"]),
        **{name: None if value is None else float(value) for name, value in means.items()},
    )
