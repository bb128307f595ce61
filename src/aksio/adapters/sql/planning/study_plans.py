"""Study plans in SQL: each is one document."""

from collections import Counter
from datetime import date

from sqlalchemy import delete, select

from aksio.adapters.sql.planning.rows import plan_from_row, plan_to_row
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.planning import study_plans
from aksio.adapters.sql.tables.progress import study_ledgers
from aksio.adapters.sql.upsert import upsert
from aksio.adapters.sql.writes import Delete, Insert, Statement, Update
from aksio.domain.learning.planning.errors import StudyPlanNotFound
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId, LearnerId, PlannedSessionId, StudyPlanId


class SqlStudyPlans:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def hold(self, learner_id: LearnerId) -> None:
        """See the port. The learner's row of the ledger stands for their hours as well."""
        connection = await self._session.transaction()
        held = upsert(study_ledgers, ["changes"], dialect=connection.dialect.name)
        await connection.execute(held.values(learner_id=learner_id, changes=0))

    async def get(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlan:
        """See the port."""
        mine = (study_plans.c.id == plan_id, study_plans.c.learner_id == learner_id)
        row = await self._session.row(select(study_plans).where(*mine))
        if row is None:
            raise StudyPlanNotFound
        return plan_from_row(row)

    async def taken(self, learner_id: LearnerId, *, besides: StudyPlanId, since: date) -> dict[date, int]:
        """See the port."""
        others = (
            study_plans.c.learner_id == learner_id,
            study_plans.c.id != besides,
            study_plans.c.status == PlanStatus.ACTIVE.value,
        )
        total: Counter[date] = Counter()
        for row in await self._session.rows(select(study_plans.c.minutes_by_day).where(*others)):
            total.update({date.fromisoformat(day): minutes for day, minutes in row["minutes_by_day"].items()})
        return {day: minutes for day, minutes in total.items() if day >= since}

    async def with_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[StudyPlanId]:
        """See the port."""
        query = select(study_plans.c.id, study_plans.c.course_ids).where(study_plans.c.learner_id == learner_id)
        rows = await self._session.rows(query)
        return [StudyPlanId(row["id"]) for row in rows if str(course_id) in row["course_ids"]]

    async def with_session(self, session_id: PlannedSessionId, *, learner_id: LearnerId) -> StudyPlanId | None:
        """See the port. A learner has few plans."""
        query = select(study_plans.c.id, study_plans.c.sessions).where(study_plans.c.learner_id == learner_id)
        for row in await self._session.rows(query):
            if any(each["id"] == str(session_id) for each in row["sessions"]):
                return StudyPlanId(row["id"])
        return None

    def add(self, plan: StudyPlan) -> None:
        """See the port."""
        self._session.write(Insert(study_plans, [plan_to_row(plan)]))
        self._session.record(plan)

    def save(self, plan: StudyPlan) -> None:
        """See the port."""
        self._session.write(Update(study_plans, plan_to_row(plan), where={"id": plan.id, "version": plan.version}))
        self._session.record(plan)

    def remove(self, plan: StudyPlan) -> None:
        """See the port."""
        self._session.write(Delete(study_plans, where={"id": plan.id, "version": plan.version}))
        self._session.record(plan)

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.write(Statement(delete(study_plans).where(study_plans.c.learner_id == learner_id)))
