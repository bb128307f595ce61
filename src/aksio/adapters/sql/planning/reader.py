"""Views of study plans, and what was read, straight from SQL."""

from datetime import date

from sqlalchemy import RowMapping, case, func, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.planning.rows import plan_from_row
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.planning import study_plans
from aksio.adapters.sql.tables.progress import activities
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.planning.errors import CalendarNotFound, StudyPlanNotFound
from aksio.domain.learning.planning.reading_speed import ReadingRecord
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.shared.ids import LearnerId, StudyPlanId

_NEWEST = (study_plans.c.created_at, study_plans.c.id)


class SqlStudyPlansReader(SqlReader):
    """See the port."""

    async def plan(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlanView:
        """See the port."""
        mine = (study_plans.c.id == plan_id, study_plans.c.learner_id == learner_id)
        row = await self._row(select(study_plans).where(*mine))
        if row is None:
            raise StudyPlanNotFound
        return _view(row)

    async def plans(self, learner_id: LearnerId, status: PlanStatus | None, page: PageRequest) -> Page[StudyPlanView]:
        """See the port."""
        query = select(study_plans).where(study_plans.c.learner_id == learner_id)
        if status is not None:
            query = query.where(study_plans.c.status == status.value)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _view, *_NEWEST)

    async def by_feed(self, feed_hash: str) -> StudyPlanView:
        """See the port."""
        row = await self._row(select(study_plans).where(study_plans.c.feed_hash == feed_hash))
        if row is None:
            raise CalendarNotFound
        return _view(row)

    async def planned_before(self, day: date, *, limit: int) -> list[tuple[StudyPlanId, LearnerId, date]]:
        """See the port."""
        columns = (study_plans.c.id, study_plans.c.learner_id, study_plans.c.planned_on)
        waiting = (study_plans.c.status == PlanStatus.ACTIVE.value, study_plans.c.planned_on < day)
        query = select(*columns).where(*waiting).order_by(study_plans.c.planned_on, study_plans.c.id).limit(limit)
        return [(row["id"], row["learner_id"], row["planned_on"]) for row in await self._rows(query)]


class SqlReadingRecords(SqlReader):
    """See the port."""

    async def reading(self, learner_id: LearnerId) -> ReadingRecord:
        """See the port. One row for each document that was read."""
        act = activities.c
        timed = case((act.seconds > 0, act.pages), else_=0)
        seconds = case((act.pages > 0, act.seconds), else_=0)
        sums = (func.sum(act.pages).label("pages"), func.sum(timed).label("timed"), func.sum(seconds).label("seconds"))
        read = (act.learner_id == learner_id, act.kind == ActivityKind.READING.value, act.undone_at.is_(None))
        rows = await self._rows(select(act.subject_id, *sums).where(*read).group_by(act.subject_id))
        return ReadingRecord(
            pages={row["subject_id"]: int(row["pages"]) for row in rows if row["subject_id"] is not None},
            timed_pages=int(sum(row["timed"] or 0 for row in rows)),
            timed_seconds=int(sum(row["seconds"] or 0 for row in rows)),
        )


def _view(row: RowMapping) -> StudyPlanView:
    return StudyPlanView.of(plan_from_row(row))
