"""The dashboard on the wire."""

import datetime
from typing import Self, cast
from uuid import UUID

from aksio.application.learning.guidance.get_dashboard import DashboardView
from aksio.entrypoints.http.goals_and_sessions_wire import GoalOut, StudySessionOut
from aksio.entrypoints.http.learning import ForecastOut
from aksio.entrypoints.http.plan_wire import PlannedSessionOut
from aksio.entrypoints.http.progress_wire import ActivityOut, RetentionOut, StreakOut
from aksio.entrypoints.http.wire import Out


class DueCountsOut(Out, frozen=True, kw_only=True):
    """The counts of today's queue, within the daily limits."""

    due: int
    new: int
    learning: int


class PlanEntryOut(Out, frozen=True, kw_only=True):
    """A session of today, and the plan that it is of."""

    plan_id: UUID
    plan: str
    session: PlannedSessionOut


class WeakTopicOut(Out, frozen=True, kw_only=True):
    """A topic that is not mastered yet."""

    id: UUID
    course_id: UUID
    kind: str
    name: str
    mastery: float
    evidence_count: int
    last_evidence_at: datetime.datetime | None
    retention: RetentionOut


class ExamOut(Out, frozen=True, kw_only=True):
    """`days_left` is 0 on the day itself."""

    course_id: UUID
    course: str
    date: datetime.date
    days_left: int


class DashboardOut(Out, frozen=True, kw_only=True):
    """Everything of one screen. `today` is the learner's study day; lists hold the first few."""

    today: datetime.date
    due: DueCountsOut
    plan: list[PlanEntryOut]
    goals: list[GoalOut]
    session: StudySessionOut | None
    streak: StreakOut
    weak_topics: list[WeakTopicOut]
    recent: list[ActivityOut]
    exams: list[ExamOut]
    unread_notifications: int
    forecast: ForecastOut

    @classmethod
    def of(cls, view: object) -> Self:
        """Part by part."""
        seen = cast(DashboardView, view)
        return cls(
            today=seen.today,
            due=DueCountsOut.of(seen.due),
            plan=[PlanEntryOut.of(one) for one in seen.plan],
            goals=[GoalOut.of(one) for one in seen.goals],
            session=None if seen.session is None else StudySessionOut.of(seen.session),
            streak=StreakOut.of(seen.streak),
            weak_topics=[WeakTopicOut.of(one) for one in seen.weak_topics],
            recent=[ActivityOut.of(one) for one in seen.recent],
            exams=[
                ExamOut(
                    course_id=one.course_id, course=one.course, date=one.date, days_left=(one.date - seen.today).days
                )
                for one in seen.exams
            ],
            unread_notifications=seen.unread_notifications,
            forecast=ForecastOut.of(seen.forecast),
        )
