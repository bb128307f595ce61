"""Views of study plans, and what was read, straight from SQL."""

from datetime import date

from sqlalchemy import ColumnElement, RowMapping, func, literal_column, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.planning.rows import plan_from_row
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.planning import study_plans
from aksio.adapters.sql.tables.progress import activities
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.learning.planning.errors import CalendarNotFound, StudyPlanNotFound
from aksio.domain.learning.planning.reading_speed import LATEST_SITTINGS, ReadingRecord, Sitting
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.shared.ids import LearnerId, StudyPlanId

_READING: ColumnElement[str] = literal_column(f"'{ActivityKind.READING}'")
"""In the text of the statement, so that SQLite sees that the index of readings fits."""
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
        """See the port. One row for each document that was read, and one for each of the latest sittings."""
        act = activities.c
        pages, seconds = func.sum(act.pages).label("pages"), func.sum(act.seconds).label("seconds")
        read = (act.learner_id == learner_id, act.kind == _READING, act.undone_at.is_(None), act.pages > 0)
        documents = select(act.subject_id, pages).where(*read, act.subject_id.is_not(None)).group_by(act.subject_id)
        sittings = (
            select(pages, seconds)
            .where(*read, act.seconds > 0)
            .group_by(act.day, act.subject_id)
            .order_by(act.day.desc())
            .limit(LATEST_SITTINGS)
        )
        return ReadingRecord(
            pages={row["subject_id"]: int(row["pages"]) for row in await self._rows(documents)},
            sittings=[
                Sitting(pages=int(row["pages"]), seconds=int(row["seconds"])) for row in await self._rows(sittings)
            ],
        )


def _view(row: RowMapping) -> StudyPlanView:
    return StudyPlanView.of(plan_from_row(row))
