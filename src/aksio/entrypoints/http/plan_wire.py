"""Study plans on the wire."""

import datetime
from itertools import groupby
from typing import Annotated, Self, cast
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType, field

from aksio.application.learning.planning.edit_plan import EditPlanCommand
from aksio.application.learning.planning.views import StudyPlanView
from aksio.domain.learning.planning.availability import (
    DEFAULT_MINUTES,
    MOST_DAYS_OFF,
    MOST_MINUTES,
    WEEKDAYS,
    Availability,
)
from aksio.domain.learning.planning.choices import ChoiceKind, choices
from aksio.domain.learning.planning.session import Reason, SessionKind
from aksio.domain.learning.planning.study_plan import STUDY_FROM, PlanChanges, PlanStatus
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, LearnerId, StudyPlanId
from aksio.entrypoints.http.wire import Body, Out, Resource

Minutes = Annotated[int, Meta(ge=0, le=MOST_MINUTES)]
LocalTime = Annotated[datetime.time, Meta(tz=False, description="Local time, such as 17:00:00.")]
Courses = Annotated[tuple[UUID, ...], Meta(max_length=100)]
DaysOff = Annotated[tuple[datetime.date, ...], Meta(max_length=MOST_DAYS_OFF)]
Priorities = Annotated[dict[UUID, int], Meta(max_length=100, description="From 1 to 5 by course; 3 where not said.")]


class Week(Body, frozen=True, kw_only=True):
    """Minutes by weekday; a day that is not named has none."""

    mon: Minutes = 0
    tue: Minutes = 0
    wed: Minutes = 0
    thu: Minutes = 0
    fri: Minutes = 0
    sat: Minutes = 0
    sun: Minutes = 0

    def minutes(self) -> tuple[int, ...]:
        """Monday first."""
        return tuple(getattr(self, day) for day in WEEKDAYS)


class TimeBody(Body, frozen=True, kw_only=True):
    """When there is time: the same minutes every day, or minutes by weekday."""

    minutes_per_day: Annotated[int, Meta(ge=1, le=MOST_MINUTES)] | UnsetType = UNSET
    availability: Week | UnsetType = UNSET
    days_off: DaysOff | UnsetType = UNSET

    def minutes(self) -> tuple[int, ...] | None:
        """By weekday; None when nothing was said. Raises Invalid when two things were."""
        if self.minutes_per_day is UNSET:
            return None if self.availability is UNSET else self.availability.minutes()
        if self.availability is not UNSET:
            message = "Send minutes_per_day or availability, not both."
            raise Invalid.field("/availability", "both_given", message)
        return (self.minutes_per_day,) * 7

    def days(self) -> frozenset[datetime.date] | None:
        """The days off; None when nothing was said."""
        return None if self.days_off is UNSET else frozenset(self.days_off)


class NewStudyPlan(TimeBody, frozen=True, kw_only=True):
    """A plan to draw up. A title and a course are enough."""

    title: str
    course_ids: Courses
    target_date: datetime.date | None = None
    priorities: Priorities = field(default_factory=dict)
    study_from: LocalTime | UnsetType = UNSET

    def particulars(self) -> PlanChanges:
        """Raises Invalid."""
        return PlanChanges(
            title=self.title,
            course_ids=tuple(map(CourseId, self.course_ids)),
            target_date=self.target_date,
            priorities=cast(dict[CourseId, int], self.priorities),
            study_from=STUDY_FROM if self.study_from is UNSET else self.study_from,
            availability=Availability(
                minutes=self.minutes() or (DEFAULT_MINUTES,) * 7, days_off=self.days() or frozenset()
            ),
        )


class StudyPlanEdit(TimeBody, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay. The days are planned by it at once."""

    title: str | UnsetType = UNSET
    course_ids: Courses | UnsetType = UNSET
    target_date: datetime.date | None | UnsetType = UNSET
    priorities: Priorities | UnsetType = UNSET
    study_from: LocalTime | UnsetType = UNSET

    def to_command(self, plan_id: UUID, learner_id: LearnerId, expected_version: int | None) -> EditPlanCommand:
        """Raises Invalid."""
        given = self.given(dict[str, object])
        changes = {name: value for name, value in given.items() if name in PlanChanges.__annotations__}
        changes.pop("availability", None)
        return EditPlanCommand(
            plan_id=StudyPlanId(plan_id),
            learner_id=learner_id,
            changes=cast(PlanChanges, changes),
            minutes=self.minutes(),
            days_off=self.days(),
            expected_version=expected_version,
        )


class PlannedSessionEdit(Body, frozen=True, kw_only=True):
    """To which day a session goes, or whether it was done."""

    date: datetime.date | None = None
    done: bool | None = None


class StudyPlanOut(Resource, frozen=True, kw_only=True):
    """A plan without its days. `shortfall_minutes` are missing for what does not fit."""

    id: UUID
    title: str
    course_ids: list[UUID]
    target_date: datetime.date | None
    availability: dict[str, int]
    days_off: list[datetime.date]
    priorities: dict[UUID, int]
    study_from: datetime.time
    status: PlanStatus
    shortfall_minutes: int
    planned_on: datetime.date | None
    has_calendar: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime


class PlannedSessionOut(Out, frozen=True, kw_only=True):
    """What to do. Pages are of a document; of the `cards`, `new_cards` are begun.

    `spent_minutes` is the time on task of the study session that did it; null where that is not known.
    """

    id: UUID
    kind: SessionKind
    course_id: UUID
    minutes: int
    title: str
    document_id: UUID | None
    start_page: int | None
    end_page: int | None
    cards: int
    new_cards: int
    quiz_id: UUID | None
    moved: bool
    done: bool
    spent_minutes: int | None


class DayOfPlanOut(Out, frozen=True, kw_only=True):
    """A study day."""

    date: datetime.date
    minutes: int
    sessions: list[PlannedSessionOut]


class UnscheduledOut(Out, frozen=True, kw_only=True):
    """What has no day, why, and how many more minutes it would take."""

    kind: SessionKind | None
    course_id: UUID
    title: str
    minutes: int
    reason: Reason
    document_id: UUID | None
    start_page: int | None
    end_page: int | None
    cards: int
    quiz_id: UUID | None


class ChoiceOut(Out, frozen=True, kw_only=True):
    """Minutes more on each study day, days more, or the minutes that leaving out the rest of a course saves."""

    kind: ChoiceKind
    amount: int
    course_id: UUID | None


class PlanScheduleOut(Out, frozen=True, kw_only=True):
    """The days of a plan."""

    days: list[DayOfPlanOut]
    unscheduled: list[UnscheduledOut]
    shortfall_minutes: int
    choices: list[ChoiceOut]

    @classmethod
    def of(cls, view: object) -> Self:
        """By day."""
        plan = cast(StudyPlanView, view)
        days = []
        for day, of_day in groupby(plan.sessions, key=lambda each: each.date):
            sessions = [PlannedSessionOut.of(each) for each in of_day]
            days.append(DayOfPlanOut(date=day, minutes=sum(each.minutes for each in sessions), sessions=sessions))
        offered = choices(plan.sessions, plan.unscheduled, plan.priorities, since=plan.planned_on)
        return cls(
            days=days,
            unscheduled=[UnscheduledOut.of(each) for each in plan.unscheduled],
            shortfall_minutes=plan.shortfall_minutes,
            choices=[ChoiceOut.of(each) for each in offered],
        )


class PlanProgressOut(Out, frozen=True, kw_only=True):
    """Missed sessions lie in the past and were not done; `percent` is of the minutes that were done or are to come."""

    sessions: int
    done: int
    missed: int
    minutes: int
    minutes_done: int
    minutes_spent: int
    minutes_missed: int
    percent: float


class CalendarLinkOut(Out, frozen=True, kw_only=True):
    """The secret link, shown this once. Whoever has it sees the plan's calendar until it is revoked."""

    url: str
