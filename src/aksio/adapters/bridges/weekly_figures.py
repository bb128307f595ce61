"""The weekly report asks for figures of study; learning knows."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from aksio.application.learning.analytics.get_reading_speed import GetReadingSpeed
from aksio.application.learning.analytics.study_figures import StudyFigures, StudyFiguresQuery
from aksio.application.learning.guidance.get_readiness import ExamReadiness, GetReadiness, GetReadinessQuery
from aksio.application.learning.planning.show_plans import ListPlans, ListPlansQuery
from aksio.application.learning.progress.ports import TallyBy
from aksio.application.notifications.letters.ports import Exam
from aksio.application.notifications.letters.week_ports import (
    ExamOutlook,
    PlannedDays,
    ReadingPace,
    Share,
    StudiedDays,
)
from aksio.application.shared.page import MAX_LIMIT, PageRequest
from aksio.domain.learning.planning.study_plan import PlanStatus
from aksio.domain.learning.retention import Interval, retention
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import LearnerId

_LOOKED_BACK = 15
"""Study days: a week that ended yesterday, and what a late letter or another rollover hour adds."""


class LearningWeeklyFigures:
    """See the port WeeklyFigures."""

    def __init__(
        self,
        *,
        study_figures: StudyFigures,
        get_readiness: GetReadiness,
        list_plans: ListPlans,
        get_reading_speed: GetReadingSpeed,
    ) -> None:
        self._study_figures = study_figures
        self._get_readiness = get_readiness
        self._list_plans = list_plans
        self._get_reading_speed = get_reading_speed

    async def studied(self, learner_id: LearnerId, *, first: date, last: date) -> StudiedDays:
        """See the port."""
        query = StudyFiguresQuery(learner_id=learner_id, days=_LOOKED_BACK)
        by_day = await self._study_figures.by(TallyBy.DAY, query)
        total = sum((tally for day, tally in by_day.items() if first <= cast(date, day) <= last), Tally())
        found = retention(total.young_passed + total.mature_passed, total.young + total.mature)
        return StudiedDays(
            reviews=total.reviews, minutes=total.seconds // 60, retention=_share(found.value, found.interval)
        )

    async def outlooks(self, learner_id: LearnerId) -> Sequence[ExamOutlook]:
        """See the port."""
        return [_outlook(one) for one in await self._get_readiness(GetReadinessQuery(learner_id=learner_id))]

    async def planned(self, learner_id: LearnerId, *, first: date, last: date) -> PlannedDays:
        """See the port."""
        query = ListPlansQuery(learner_id=learner_id, status=PlanStatus.ACTIVE, page=PageRequest(limit=MAX_LIMIT))
        plans = await self._list_plans(query)
        sessions = [one for plan in plans.items for one in plan.sessions if first <= one.date <= last and not one.done]
        return PlannedDays(sessions=len(sessions), minutes=sum(one.minutes for one in sessions))

    async def pace(self, learner_id: LearnerId) -> ReadingPace:
        """See the port."""
        speed = await self._get_reading_speed(learner_id)
        return ReadingPace(minutes_per_page=speed.minutes_per_page, is_measured=speed.is_measured)


def _outlook(found: ExamReadiness) -> ExamOutlook:
    exam = Exam(course_id=found.exam.course_id, course=found.exam.course, date=found.exam.date)
    return ExamOutlook(exam=exam, score=_share(found.as_it_stands.score, found.as_it_stands.interval))


def _share(value: float | None, interval: Interval | None) -> Share | None:
    return None if value is None or interval is None else Share(value=value, low=interval.low, high=interval.high)
