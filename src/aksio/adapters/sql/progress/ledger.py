"""The ledger of activities in SQL, and the study days summed up from it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, select

from aksio.adapters.sql.progress.rows import (
    activity_from_row,
    activity_to_row,
    bin_to_row,
    hour_to_row,
    records_from_rows,
)
from aksio.adapters.sql.progress.streaks import (
    active_day_from_row,
    active_days_query,
    streak_from_row,
    streak_query,
    streak_to_row,
)
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.progress import (
    activities,
    evidence,
    recall_bins,
    streaks,
    study_hours,
    study_ledgers,
    topics,
)
from aksio.adapters.sql.upsert import upsert
from aksio.adapters.sql.writes import Insert, Statement
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.streak import ActiveDay, DaysInARow
from aksio.domain.learning.study_record import StudyRecord
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import ActivityId, LearnerId

_CHANGING = ("course_id", "correct", "interval_days", "expected", "undone_at")
_EVERYTHING = (evidence, topics, recall_bins, streaks, study_hours, activities, study_ledgers)


class SqlActivityLedger:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def hold(self, learner_id: LearnerId) -> None:
        """See the port. The learner's one row is written first, and stays locked until the transaction ends."""
        connection = await self._session.transaction()
        held = upsert(study_ledgers, ["changes"], dialect=connection.dialect.name)
        await connection.execute(held.values(learner_id=learner_id, changes=0))

    async def known(self, ids: Collection[ActivityId], *, learner_id: LearnerId) -> list[Activity]:
        """See the port."""
        query = select(activities).where(activities.c.learner_id == learner_id, activities.c.id.in_(list(ids)))
        return [activity_from_row(row) for row in await self._session.rows(query)]

    async def on_days(self, days: Collection[date], *, learner_id: LearnerId) -> list[Activity]:
        """See the port."""
        query = select(activities).where(activities.c.learner_id == learner_id, activities.c.day.in_(list(days)))
        return [activity_from_row(row) for row in await self._session.rows(query)]

    async def days(self, learner_id: LearnerId) -> list[date]:
        """See the port."""
        query = select(activities.c.day).where(activities.c.learner_id == learner_id).distinct()
        return sorted(row["day"] for row in await self._session.rows(query))

    async def learners(self, *, after: LearnerId | None, limit: int) -> list[LearnerId]:
        """See the port."""
        query = select(study_ledgers.c.learner_id).order_by(study_ledgers.c.learner_id).limit(limit)
        if after is not None:
            query = query.where(study_ledgers.c.learner_id > after)
        return [LearnerId(row["learner_id"]) for row in await self._session.rows(query)]

    def put(self, new: Sequence[Activity], *, event: Event | None = None) -> None:
        """See the port."""
        if new:
            rows = [activity_to_row(act) for act in new]
            self._session.write(Statement(upsert(activities, _CHANGING, dialect=self._session.dialect), rows))
        if event is not None:
            self._session.tell(event)

    async def records(self, learner_id: LearnerId) -> dict[date, StudyRecord]:
        """See the port."""
        hours = await self._session.rows(select(study_hours).where(study_hours.c.learner_id == learner_id))
        bins = await self._session.rows(select(recall_bins).where(recall_bins.c.learner_id == learner_id))
        return records_from_rows(hours, bins)

    def keep_records(self, records: Mapping[date, StudyRecord], *, learner_id: LearnerId) -> None:
        """See the port."""
        if not records:
            return
        for table in (study_hours, recall_bins):
            gone = (table.c.learner_id == learner_id) & table.c.day.in_(list(records))
            self._session.write(Statement(delete(table).where(gone)))
        hours = [hour_to_row(hour, learner_id) for record in records.values() for hour in record.hours]
        bins = [bin_to_row(one, learner_id) for record in records.values() for one in record.bins]
        self._session.write(Insert(study_hours, hours), Insert(recall_bins, bins))

    async def active_days(self, learner_id: LearnerId) -> list[ActiveDay]:
        """See the port."""
        return [active_day_from_row(row) for row in await self._session.rows(active_days_query(learner_id))]

    async def days_in_a_row(self, learner_id: LearnerId) -> DaysInARow | None:
        """See the port."""
        row = await self._session.row(streak_query(learner_id))
        return None if row is None else streak_from_row(row)

    def keep_days_in_a_row(self, found: DaysInARow, *, learner_id: LearnerId) -> None:
        """See the port."""
        row = streak_to_row(found, learner_id)
        keeping = upsert(streaks, row.keys() - {"learner_id"}, dialect=self._session.dialect)
        self._session.write(Statement(keeping, [row]))

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        for table in _EVERYTHING:
            self._session.write(Statement(delete(table).where(table.c.learner_id == learner_id)))
