"""Show plans, their days, and how far they have been followed."""

from dataclasses import dataclass

from aksio.application.learning.planning.ports import StudyPlansReader
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.learning.progress.ports import StudyCalendars
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.plan_progress import PlanProgress, plan_progress
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.shared.ids import LearnerId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class GetPlanQuery:
    """Which plan."""

    plan_id: StudyPlanId
    learner_id: LearnerId


class GetPlan:
    """Raises StudyPlanNotFound."""

    def __init__(self, reader: StudyPlansReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetPlanQuery) -> StudyPlanView:
        return await self._reader.plan(query.plan_id, learner_id=query.learner_id)


@dataclass(frozen=True, kw_only=True)
class ListPlansQuery:
    """Whose, in which state, and which page."""

    learner_id: LearnerId
    status: PlanStatus | None
    page: PageRequest


class ListPlans:
    """Newest first."""

    def __init__(self, reader: StudyPlansReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListPlansQuery) -> Page[StudyPlanView]:
        return await self._reader.plans(query.learner_id, query.status, query.page)


class GetPlanProgress:
    """Raises StudyPlanNotFound."""

    def __init__(self, reader: StudyPlansReader, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, query: GetPlanQuery) -> PlanProgress:
        plan = await self._reader.plan(query.plan_id, learner_id=query.learner_id)
        today = (await self._calendars.of(query.learner_id)).day_of(self._clock.now())
        return plan_progress(plan.sessions, today=today)
