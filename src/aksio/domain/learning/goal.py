"""A goal: so much in a day, a week, or until a date. How far it is reached follows from what was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import Conflict, FieldError, NotFound, refuse
from aksio.domain.shared.ids import CourseId, GoalId, LearnerId
from aksio.domain.shared.number import range_error
from aksio.domain.shared.text import text_error

MOST = 1_000_000
LONGEST = timedelta(days=731)


class Period(StrEnum):
    """What it is counted over: each day or week anew, or once until a date."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MILESTONE = "milestone"
    EXAM = "exam"

    @property
    def recurs(self) -> bool:
        """Whether it begins anew."""
        return self in (Period.DAILY, Period.WEEKLY)


class Measure(StrEnum):
    """What is counted. Mastery is the percentage of topics that are mastered."""

    MINUTES = "minutes"
    CARDS = "cards"
    PAGES = "pages"
    QUIZZES = "quizzes"
    MASTERY = "mastery"


class GoalStatus(StrEnum):
    """Open, or reached and put away."""

    ACTIVE = "active"
    COMPLETED = "completed"


class GoalNotFound(NotFound):
    """No such goal, or somebody else's."""

    code = "goal_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such goal.")


class GoalNotReached(Conflict):
    """What was done does not suffice yet."""

    code = "goal_not_reached"

    def __init__(self, value: float, target: int) -> None:
        super().__init__(f"This goal is not reached: {value:g} of {target}.")


class GoalRecurs(Conflict):
    """A goal of every day or week is never done for good."""

    code = "goal_recurs"

    def __init__(self) -> None:
        super().__init__("A daily or weekly goal begins anew; delete it to be rid of it.")


@dataclass(frozen=True, kw_only=True)
class GoalReached(Event):
    """What was done suffices, for the first time in this period."""

    goal_id: GoalId
    learner_id: LearnerId
    period_starts_on: date
    measure: str
    target: int


class GoalChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    title: str
    target: int
    due_on: date | None


@dataclass(kw_only=True, eq=False)
class Goal(Aggregate):
    """`target` is in the unit of its measure, for each period. Dates are the learner's study days."""

    id: GoalId
    learner_id: LearnerId
    title: str
    period: Period
    measure: Measure
    target: int
    course_id: CourseId | None
    starts_on: date
    due_on: date | None
    status: GoalStatus = GoalStatus.ACTIVE
    completed_at: datetime | None = None
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        refuse(
            [
                text_error("/title", self.title, longest=200),
                self._target_error(),
                self._measure_error(),
                self._course_error(),
                self._due_error(),
            ]
        )

    @classmethod
    def set_up(
        cls,
        *,
        id: GoalId,
        learner_id: LearnerId,
        title: str,
        period: Period,
        measure: Measure,
        target: int,
        course_id: CourseId | None = None,
        due_on: date | None = None,
        today: date,
        now: datetime,
    ) -> Self:
        """A new goal, from today on. Raises Invalid with every field that is wrong."""
        return cls(
            id=id,
            learner_id=learner_id,
            title=title,
            period=period,
            measure=measure,
            target=target,
            course_id=course_id,
            starts_on=today,
            due_on=due_on,
            created_at=now,
            updated_at=now,
        )

    def edit(self, *, now: datetime, **changes: Unpack[GoalChanges]) -> None:
        """Change some particulars. Raises Invalid with every field that is wrong."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.__post_init__()
        self.updated_at = now

    def complete(self, value: float, *, now: datetime) -> None:
        """Put a reached goal away; once is enough. Raises GoalNotReached, GoalRecurs."""
        if self.period.recurs:
            raise GoalRecurs
        if self.status is GoalStatus.COMPLETED:
            return
        if value < self.target:
            raise GoalNotReached(value, self.target)
        self.status, self.completed_at, self.updated_at = GoalStatus.COMPLETED, now, now

    def reach(self, *, period_starts_on: date, now: datetime) -> None:
        """Note that what was done suffices; a goal that does not recur is completed by that."""
        self._record(
            GoalReached(
                occurred_at=now,
                goal_id=self.id,
                learner_id=self.learner_id,
                period_starts_on=period_starts_on,
                measure=str(self.measure),
                target=self.target,
            )
        )
        if not self.period.recurs:
            self.complete(self.target, now=now)

    def _target_error(self) -> FieldError | None:
        most = 100 if self.measure is Measure.MASTERY else MOST
        return range_error("/target", self.target, least=1, most=most)

    def _measure_error(self) -> FieldError | None:
        if self.measure is not Measure.MASTERY or not self.period.recurs:
            return None
        message = "Mastery grows over weeks: it can be a milestone or the aim for an exam."
        return FieldError(pointer="/measure", code="unfit_for_period", message=message)

    def _course_error(self) -> FieldError | None:
        if self.course_id is not None or self.period is not Period.EXAM:
            return None
        return FieldError(pointer="/course_id", code="required", message="An exam is that of a course.")

    def _due_error(self) -> FieldError | None:
        if self.due_on is None:
            missing = "Must be given, or be the exam date of the course." if not self.period.recurs else None
            return None if missing is None else FieldError(pointer="/due_on", code="required", message=missing)
        if self.starts_on <= self.due_on <= self.starts_on + LONGEST:
            return None
        message = (
            "Must not lie before the goal begins." if self.due_on < self.starts_on else "Must be within two years."
        )
        return FieldError(pointer="/due_on", code="out_of_range", message=message)
