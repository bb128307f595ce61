"""The dashboard and readiness on the wire."""

import datetime
from typing import Self, cast
from uuid import UUID

from aksio.application.learning.guidance.get_dashboard import DashboardView
from aksio.application.learning.guidance.get_readiness import ExamReadiness
from aksio.domain.learning.recommendation import Action, Decision, RecommendationReason
from aksio.entrypoints.http.goals_and_sessions_wire import GoalOut, StudySessionOut
from aksio.entrypoints.http.learning import ForecastOut
from aksio.entrypoints.http.plan_wire import PlannedSessionOut
from aksio.entrypoints.http.progress_wire import ActivityOut, IntervalOut, RetentionOut, StreakOut
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


class ReadinessOut(Out, frozen=True, kw_only=True):
    """`score` is from 0 to 1, with an interval of 95 %; null where too little was studied, with the reason.

    One question on each card, answered right with the chance that it is recalled on the day, and one on each topic, as
    knowledge tracing expects. Cards never begun and sections without any answer count as not known.
    """

    score: float | None
    interval: IntervalOut | None
    reason: str | None
    cards: int
    new_cards: int
    mean_recall: float | None
    topics: int
    unseen_topics: int
    unseen_share: float | None


class ExamReadinessOut(ExamOut, frozen=True, kw_only=True):
    """`as_it_stands` without another review; `followed` with every review until then and the new cards of the active
    plans, null where there is no such plan. `pages` is null where nobody knows how many there are."""

    as_it_stands: ReadinessOut
    followed: ReadinessOut | None
    pages: int | None
    pages_read: int

    @classmethod
    def of(cls, view: object) -> Self:
        """Part by part."""
        seen = cast(ExamReadiness, view)
        return cls(
            course_id=seen.exam.course_id,
            course=seen.exam.course,
            date=seen.exam.date,
            days_left=seen.days_left,
            as_it_stands=ReadinessOut.of(seen.as_it_stands),
            followed=None if seen.followed is None else ReadinessOut.of(seen.followed),
            pages=seen.pages,
            pages_read=seen.pages_read,
        )


class ReadinessesOut(Out, frozen=True, kw_only=True):
    """The nearest exam first."""

    items: list[ExamReadinessOut]


class RecommendationOut(Out, frozen=True, kw_only=True):
    """`reason` with the `figures` that speak for it, and the `action` to offer. `title` names the `subject_id`: a
    topic, course, plan or goal; both are null for the learner's cards as a whole. It stands as long as its
    reason does."""

    id: UUID
    reason: RecommendationReason
    action: Action
    title: str | None
    subject_id: UUID | None
    course_id: UUID | None
    figures: dict[str, float]


class RecommendationsOut(Out, frozen=True, kw_only=True):
    """In order: what fades first, at most three of a kind."""

    items: list[RecommendationOut]


class RecommendationAnswerOut(Out, frozen=True, kw_only=True):
    """What was said. It does not come again before `hidden_until`, unless the matter grows by half or more."""

    id: UUID
    reason: RecommendationReason
    decision: Decision
    answered_on: datetime.date
    hidden_until: datetime.date
