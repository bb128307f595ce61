"""What a learner's day holds: plan, goals, the session under way, the streak."""

from dataclasses import dataclass
from datetime import date

from aksio.application.learning.goals.measuring import GoalMeasures, MeasuredGoal
from aksio.application.learning.goals.ports import GoalsReader
from aksio.application.learning.planning.ports import StudyPlansReader
from aksio.application.learning.progress.ports import ProgressReader, StudyCalendars
from aksio.application.learning.sessions.ports import SessionsReader
from aksio.application.learning.sessions.showing import shown
from aksio.application.learning.sessions.views import SessionView
from aksio.application.shared.page import PageRequest
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.session import PlannedSession
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.learning.streak import Streak
from aksio.domain.shared.ids import LearnerId, StudyPlanId

MOST_PLANS = 20
"""The newest active ones."""


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """A session of today, and the plan that it is of."""

    plan_id: StudyPlanId
    plan: str
    session: PlannedSession


class Today:
    """Reads each part by itself, so that whoever asks can read them beside each other."""

    def __init__(
        self,
        *,
        plans: StudyPlansReader,
        goals: GoalsReader,
        measures: GoalMeasures,
        sessions: SessionsReader,
        progress: ProgressReader,
        calendars: StudyCalendars,
        clock: Clock,
    ) -> None:
        self._plans = plans
        self._goals = goals
        self._measures = measures
        self._sessions = sessions
        self._progress = progress
        self._calendars = calendars
        self._clock = clock

    async def day(self, learner_id: LearnerId) -> date:
        """The learner's study day."""
        return (await self._calendars.of(learner_id)).day_of(self._clock.now())

    async def plan(self, learner_id: LearnerId, day: date) -> list[PlanEntry]:
        """Of all active plans."""
        found = await self._plans.plans(learner_id, PlanStatus.ACTIVE, PageRequest(limit=MOST_PLANS))
        return [
            PlanEntry(plan_id=plan.id, plan=plan.title, session=session)
            for plan in found.items
            for session in plan.sessions
            if session.date == day
        ]

    async def goals(self, learner_id: LearnerId) -> list[MeasuredGoal]:
        """Those that are not completed."""
        return await self._measures.of(await self._goals.active(learner_id), learner_id=learner_id)

    async def session(self, learner_id: LearnerId) -> SessionView | None:
        """The one under way."""
        session = await self._sessions.active(learner_id)
        if session is None:
            return None
        [view] = await shown([session], self._sessions, learner_id=learner_id, now=self._clock.now())
        return view

    async def streak(self, learner_id: LearnerId, day: date) -> Streak:
        """As it stands on that day."""
        calendar = await self._calendars.of(learner_id)
        counted = await self._progress.days_in_a_row(learner_id)
        return counted.on(day, starts_at=calendar.start_of(day))
