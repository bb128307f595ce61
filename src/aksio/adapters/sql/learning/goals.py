"""Goals in SQL, and what counts for them."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, RowMapping, delete, func, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.progress.reader import SqlProgressReader
from aksio.adapters.sql.progress.rows import TALLY, course_from, tally_from_row
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.progress import study_hours
from aksio.adapters.sql.tables.study_sessions import goals
from aksio.adapters.sql.writes import Delete, Insert, Row, Statement, Update
from aksio.application.learning.goals.ports import DoneOn
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.goal import Goal, GoalNotFound, GoalStatus, Measure, Period
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import CourseId, GoalId, LearnerId

_NEWEST = (goals.c.created_at, goals.c.id)
_ENUMS = {"period": Period, "measure": Measure, "status": GoalStatus}


class SqlGoals:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, goal_id: GoalId, *, learner_id: LearnerId) -> Goal:
        """See the port."""
        row = await self._session.row(select(goals).where(*_mine(goal_id, learner_id)))
        if row is None:
            raise GoalNotFound
        return _from_row(row)

    def add(self, goal: Goal) -> None:
        """See the port."""
        self._session.write(Insert(goals, [_to_row(goal)]))
        self._session.record(goal)

    def save(self, goal: Goal) -> None:
        """See the port."""
        self._session.write(Update(goals, _to_row(goal), where={"id": goal.id, "version": goal.version}))
        self._session.record(goal)

    def remove(self, goal: Goal) -> None:
        """See the port."""
        self._session.write(Delete(goals, where={"id": goal.id, "version": goal.version}))
        self._session.record(goal)

    def forget(self, learner_id: LearnerId, *, course_id: CourseId | None = None) -> None:
        """See the port."""
        gone = goals.c.learner_id == learner_id
        if course_id is not None:
            gone &= goals.c.course_id == course_id
        self._session.write(Statement(delete(goals).where(gone)))


class SqlGoalsReader(SqlReader):
    """See the port."""

    async def goal(self, goal_id: GoalId, *, learner_id: LearnerId) -> Goal:
        """See the port."""
        row = await self._row(select(goals).where(*_mine(goal_id, learner_id)))
        if row is None:
            raise GoalNotFound
        return _from_row(row)

    async def goals(self, learner_id: LearnerId, status: GoalStatus | None, page: PageRequest) -> Page[Goal]:
        """See the port."""
        query = select(goals).where(goals.c.learner_id == learner_id)
        if status is not None:
            query = query.where(goals.c.status == str(status))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _from_row, *_NEWEST)

    async def active(self, learner_id: LearnerId) -> list[Goal]:
        """See the port."""
        query = select(goals).where(goals.c.learner_id == learner_id, goals.c.status == str(GoalStatus.ACTIVE))
        return [_from_row(row) for row in await self._rows(query.order_by(*_NEWEST))]

    async def done(self, learner_id: LearnerId, *, since: date) -> Mapping[DoneOn, Tally]:
        """See the port."""
        hour = study_hours.c
        sums = [func.sum(hour[name]).label(name) for name in TALLY]
        query = (
            select(hour.day, hour.course_id, *sums)
            .where(hour.learner_id == learner_id, hour.day >= since)
            .group_by(hour.day, hour.course_id)
        )
        rows = await self._rows(query)
        return {(row["day"], course_from(row["course_id"])): tally_from_row(row) for row in rows}

    async def masteries(self, learner_id: LearnerId) -> Mapping[CourseId, Sequence[float]]:
        """See the port."""
        return await SqlProgressReader(self._database).masteries(learner_id)


def _mine(goal_id: GoalId, learner_id: LearnerId) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return goals.c.id == goal_id, goals.c.learner_id == learner_id


def _to_row(goal: Goal) -> Row:
    row = {name: getattr(goal, name) for name in Goal.__dataclass_fields__ if name != "_events"}
    return row | {name: str(row[name]) for name in _ENUMS} | {"version": goal.version + 1}


def _from_row(row: RowMapping) -> Goal:
    return Goal(**{**row, **{name: kind(row[name]) for name, kind in _ENUMS.items()}})
