"""Study plans in memory, and their views."""

from collections import Counter
from datetime import date

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.planning.errors import CalendarNotFound, StudyPlanNotFound
from aksio.domain.learning.planning.study_plan import PlanStatus, StudyPlan
from aksio.domain.shared.ids import CourseId, LearnerId, PlannedSessionId, StudyPlanId


class MemoryStudyPlans(MemoryTable[StudyPlan]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "study_plans")

    async def hold(self, learner_id: LearnerId) -> None:
        """See the port. Nothing happens at the same moment here."""

    async def get(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlan:
        """See the port."""
        return self._find(plan_id, missing=StudyPlanNotFound, learner_id=learner_id)

    async def taken(self, learner_id: LearnerId, *, besides: StudyPlanId, since: date) -> dict[date, int]:
        """See the port."""
        total: Counter[date] = Counter()
        for plan in self._all():
            if plan.learner_id == learner_id and plan.id != besides and plan.status is PlanStatus.ACTIVE:
                total.update(plan.minutes_by_day())
        return {day: minutes for day, minutes in total.items() if day >= since}

    async def with_course(self, course_id: CourseId, *, learner_id: LearnerId) -> list[StudyPlanId]:
        """See the port."""
        return [plan.id for plan in self._all() if plan.learner_id == learner_id and course_id in plan.course_ids]

    async def with_session(self, session_id: PlannedSessionId, *, learner_id: LearnerId) -> StudyPlanId | None:
        """See the port."""
        mine = (plan for plan in self._all() if plan.learner_id == learner_id)
        return next((plan.id for plan in mine if any(each.id == session_id for each in plan.sessions)), None)

    def add(self, plan: StudyPlan) -> None:
        """See the port."""
        self._put(plan.id, plan, new=True)

    def save(self, plan: StudyPlan) -> None:
        """See the port."""
        self._put(plan.id, plan, new=False)

    def remove(self, plan: StudyPlan) -> None:
        """See the port."""
        self._drop(plan.id, plan)

    def forget(self, learner_id: LearnerId) -> None:
        """See the port."""
        self._session.change(lambda: self._forget(learner_id))

    def _forget(self, learner_id: LearnerId) -> None:
        rows = self._rows()
        for plan_id in [key for key, plan in rows.items() if plan.learner_id == learner_id]:
            del rows[plan_id]


class MemoryStudyPlansReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def plan(self, plan_id: StudyPlanId, *, learner_id: LearnerId) -> StudyPlanView:
        """See the port."""
        plans = MemoryStudyPlans(MemorySession(self._store))
        return StudyPlanView.of(await plans.get(plan_id, learner_id=learner_id))

    async def plans(self, learner_id: LearnerId, status: PlanStatus | None, page: PageRequest) -> Page[StudyPlanView]:
        """See the port."""
        mine = [each for each in self._all() if each.learner_id == learner_id and status in (None, each.status)]
        mine.sort(key=lambda each: (each.created_at, each.id), reverse=True)
        return page_after(mine, page, lambda each: each.id, StudyPlanView.of)

    async def by_feed(self, feed_hash: str) -> StudyPlanView:
        """See the port."""
        for plan in self._all():
            if plan.feed_hash == feed_hash:
                return StudyPlanView.of(plan)
        raise CalendarNotFound

    async def planned_before(self, day: date, *, limit: int) -> list[tuple[StudyPlanId, LearnerId, date]]:
        """See the port."""
        active = [each for each in self._all() if each.status is PlanStatus.ACTIVE]
        found = [
            (each.id, each.learner_id, each.planned_on)
            for each in active
            if each.planned_on is not None and each.planned_on < day
        ]
        return sorted(found, key=lambda each: (each[2], each[0]))[:limit]

    def _all(self) -> list[StudyPlan]:
        return list(self._store.rows.get("study_plans", {}).values())
