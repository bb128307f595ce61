"""Study sessions and goals on the wire."""

import datetime
from typing import Self
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from aksio.application.learning.goals.measuring import MeasuredGoal
from aksio.application.learning.sessions.views import SessionTotals, SessionView
from aksio.domain.learning.goal import GoalStatus, Measure, Period
from aksio.domain.learning.study_session import EndedBy, Ratings, SessionKind, SessionPlan, SessionStatus
from aksio.domain.shared.ids import CourseId
from aksio.entrypoints.http.wire import Body, Out, Resource


class NewStudySession(Body, frozen=True, kw_only=True):
    """Starts now, unless `scheduled_for` names a later instant."""

    kind: SessionKind = SessionKind.FREE
    title: str | None = None
    course_id: UUID | None = None
    planned_minutes: int | None = None
    planned_session_id: UUID | None = None
    scheduled_for: datetime.datetime | None = None

    def plan(self) -> SessionPlan:
        """What it is meant for."""
        return SessionPlan(
            kind=self.kind,
            title=self.title,
            course_id=None if self.course_id is None else CourseId(self.course_id),
            planned_minutes=self.planned_minutes,
            planned_session_id=self.planned_session_id,
        )


class SessionRatings(Body, frozen=True, kw_only=True):
    """What the learner says of a session: 1 to 5 each, and a note."""

    focus: int | None = None
    difficulty: int | None = None
    note: str | None = None

    def ratings(self) -> Ratings:
        """As the domain has them."""
        return Ratings(focus=self.focus, difficulty=self.difficulty, note=self.note)


class StudySessionOut(Resource, frozen=True, kw_only=True):
    """`seconds_open` is by the clock without pauses; time on task and counts are what the ledger knows of that time."""

    id: UUID
    kind: SessionKind
    title: str | None
    course_id: UUID | None
    planned_minutes: int | None
    planned_session_id: UUID | None
    status: SessionStatus
    scheduled_for: datetime.datetime | None
    began_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    ended_by: EndedBy | None
    seconds_open: int
    seconds_on_task: int
    reviews: int
    answers: int
    pages: int
    focus: int | None
    difficulty: int | None
    note: str | None
    created_at: datetime.datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """A session with its work beside it."""
        if not isinstance(view, SessionView):
            return super().of(view)
        worked = {name: getattr(view.work, name) for name in ("reviews", "answers", "pages")}
        same = {name: getattr(view, name) for name in SessionView.__dataclass_fields__ if name != "work"}
        return msgspec.convert(same | worked | {"seconds_on_task": view.work.seconds}, cls)


class ActiveSessionOut(Out, frozen=True, kw_only=True):
    """The session under way on whatever device, or null."""

    session: StudySessionOut | None


class SessionKindOut(Out, frozen=True, kw_only=True):
    """Completed sessions of a kind. Means are null where nothing is known."""

    kind: SessionKind
    sessions: int
    closed_by_themselves: int
    seconds_open: int
    mean_focus: float | None
    mean_difficulty: float | None


class SessionStatsOut(Out, frozen=True, kw_only=True):
    """Completed sessions, together and by kind."""

    sessions: int
    seconds_open: int
    kinds: list[SessionKindOut]

    @classmethod
    def made_of(cls, totals: list[SessionTotals]) -> Self:
        """Of sums by kind."""
        return cls(
            sessions=sum(one.sessions for one in totals),
            seconds_open=sum(one.seconds_open for one in totals),
            kinds=[SessionKindOut.of(one) for one in totals],
        )


class NewGoal(Body, frozen=True, kw_only=True):
    """`target` is in the unit of the measure, for each period; mastery is the percentage of topics mastered."""

    title: str
    period: Period
    measure: Measure
    target: int
    course_id: UUID | None = None
    due_on: datetime.date | None = None


class GoalEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay."""

    title: str | UnsetType = UNSET
    target: int | UnsetType = UNSET
    due_on: datetime.date | None | UnsetType = UNSET


class GoalPeriodOut(Out, frozen=True, kw_only=True):
    """A day, a week, or the whole time of a goal; both days included."""

    starts_on: datetime.date
    ends_on: datetime.date
    value: float
    reached: bool


class GoalProgressOut(Out, frozen=True, kw_only=True):
    """`in_a_row` are the periods reached without a gap; `earlier` ones come latest first."""

    present: GoalPeriodOut
    percent: float
    remaining: float
    days_left: int
    needed_a_day: float | None
    in_a_row: int
    earlier: list[GoalPeriodOut]


class GoalOut(Resource, frozen=True, kw_only=True):
    """A goal and how far it is reached."""

    id: UUID
    title: str
    period: Period
    measure: Measure
    target: int
    course_id: UUID | None
    starts_on: datetime.date
    due_on: datetime.date | None
    status: GoalStatus
    completed_at: datetime.datetime | None
    created_at: datetime.datetime
    progress: GoalProgressOut

    @classmethod
    def of(cls, view: object) -> Self:
        """A goal with its progress beside it."""
        if not isinstance(view, MeasuredGoal):
            return super().of(view)
        names = (name for name in cls.__struct_fields__ if name != "progress")
        fields = {name: getattr(view.goal, name) for name in names}
        return cls(**fields, progress=GoalProgressOut.of(view.progress))
