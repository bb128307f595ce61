"""Everything of one screen in one question."""

from asyncio import gather
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aksio.application.learning.goals.measuring import MeasuredGoal
from aksio.application.learning.guidance.ports import DueCards, DueCounts, Exam, Exams, UnreadNotices
from aksio.application.learning.guidance.today import PlanEntry, Today
from aksio.application.learning.ports import ReviewLoads
from aksio.application.learning.progress.get_progress import named
from aksio.application.learning.progress.ports import ProgressReader, SectionTitles
from aksio.application.learning.progress.views import ActivityView, TopicView
from aksio.application.learning.sessions.views import SessionView
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.forecast import Forecast, forecast
from aksio.domain.learning.streak import Streak
from aksio.domain.shared.ids import LearnerId

DAYS_AHEAD = 7
SHOWN = 5
_LOOKED_THROUGH = 20


@dataclass(frozen=True, kw_only=True)
class DashboardView:
    """What a learner sees first. `weak_topics` have evidence and are not mastered, weakest first."""

    today: date
    due: DueCounts
    plan: Sequence[PlanEntry]
    goals: Sequence[MeasuredGoal]
    session: SessionView | None
    streak: Streak
    weak_topics: Sequence[TopicView]
    recent: Sequence[ActivityView]
    exams: Sequence[Exam]
    unread_notifications: int
    forecast: Forecast


class GetDashboard:
    """Each part is a constant number of statements.

    They are read in four lanes beside each other: more would let one request empty the pool of connections.
    """

    def __init__(
        self,
        *,
        today: Today,
        due: DueCards,
        loads: ReviewLoads,
        progress: ProgressReader,
        titles: SectionTitles,
        exams: Exams,
        unread: UnreadNotices,
    ) -> None:
        self._today = today
        self._due = due
        self._loads = loads
        self._progress = progress
        self._titles = titles
        self._exams = exams
        self._unread = unread

    async def __call__(self, learner_id: LearnerId) -> DashboardView:
        day = await self._today.day(learner_id)
        (due, coming), (topics, recent, streak), (plan, exams, unread), (goals, session) = await gather(
            self._cards(learner_id),
            self._standing(learner_id, day),
            self._ahead(learner_id, day),
            self._doing(learner_id),
        )
        return DashboardView(
            today=day,
            due=due,
            plan=plan,
            goals=goals,
            session=session,
            streak=streak,
            weak_topics=topics,
            recent=recent,
            exams=exams,
            unread_notifications=unread,
            forecast=coming,
        )

    async def _cards(self, learner_id: LearnerId) -> tuple[DueCounts, Forecast]:
        due = await self._due.today(learner_id)
        found = await self._loads.of(learner_id, days=DAYS_AHEAD)
        return due, forecast(found.load, today=found.today, days=DAYS_AHEAD)

    async def _standing(
        self, learner_id: LearnerId, day: date
    ) -> tuple[Sequence[TopicView], Sequence[ActivityView], Streak]:
        topics = await self._weak_topics(learner_id)
        recent = await self._progress.activities(learner_id, None, PageRequest(limit=SHOWN))
        return topics, recent.items, await self._today.streak(learner_id, day)

    async def _ahead(self, learner_id: LearnerId, day: date) -> tuple[Sequence[PlanEntry], Sequence[Exam], int]:
        plan = await self._today.plan(learner_id, day)
        exams = await self._exams.coming(learner_id, since=day, limit=SHOWN)
        return plan, exams, await self._unread.count(learner_id)

    async def _doing(self, learner_id: LearnerId) -> tuple[Sequence[MeasuredGoal], SessionView | None]:
        return await self._today.goals(learner_id), await self._today.session(learner_id)

    async def _weak_topics(self, learner_id: LearnerId) -> list[TopicView]:
        found = await self._progress.topics(learner_id, None, PageRequest(limit=_LOOKED_THROUGH), latest=0)
        weak = [topic for topic in found.items if topic.evidence_count and not topic.mastered]
        return await named(weak[:SHOWN], self._titles, learner_id=learner_id)
