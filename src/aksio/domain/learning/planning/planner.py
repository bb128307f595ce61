"""The planner: from what there is to study, and when, to what to do on each day. A pure function.

Day by day, the reviews that are due come first, for memory does not wait. The rest of the day goes to the courses in
the order of their exams: each earns every day the minutes that would bring it to its end in good time, and gets a
session once it has earned enough for one, so that courses alternate. When time is short the first exam gets it all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from aksio.domain.learning.planning.availability import Availability, days_between
from aksio.domain.learning.planning.day_plan import DayPlan
from aksio.domain.learning.planning.leftovers import leftovers, without_a_plan
from aksio.domain.learning.planning.material import DEFAULT_MINUTES_PER_PAGE, CourseMaterial
from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.learning.planning.workload import SHORTEST_SESSION, Workload
from aksio.domain.shared.ids import StudyPlanId

DEFAULT_DAYS, LONGEST_DAYS = 56, 366
_PACE = 1.25
"""So much sooner than at the last moment: a missed day is no catastrophe, and the end is for practice."""
_TIGHT = 0.75
"""When so much of the time until some exam is needed, no minute is left free."""


@dataclass(frozen=True, kw_only=True)
class PlanningInput:
    """Everything that a plan depends on. `last_day` ends the plan; no day is planned after it.

    `taken` are minutes that other plans use; `staying` are sessions from today on that stay where they are;
    `new_a_day` is how many new cards are begun in a day at most, all courses together.
    """

    plan_id: StudyPlanId
    today: date
    last_day: date
    courses: Sequence[CourseMaterial]
    availability: Availability = field(default_factory=Availability)
    taken: Mapping[date, int] = field(default_factory=dict)
    staying: Sequence[PlannedSession] = ()
    minutes_per_page: float = DEFAULT_MINUTES_PER_PAGE
    new_a_day: int = 20

    def minutes_on(self, day: date) -> int:
        """What other plans leave of a day."""
        return max(0, self.availability.on(day) - self.taken.get(day, 0))


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Sessions by day, and what does not fit."""

    sessions: tuple[PlannedSession, ...]
    unscheduled: tuple[Unscheduled, ...]


def plan(given: PlanningInput) -> Planned:
    """The same input always gives the same plan."""
    last_day = min(given.last_day, date.fromordinal(given.today.toordinal() + LONGEST_DAYS - 1))
    loads = _workloads(given, last_day)
    days = days_between(given.today, last_day) if given.today <= last_day else []
    staying = [each for each in given.staying if given.today <= each.date <= last_day]
    for session in given.staying:
        if session.course_id in loads:
            loads[session.course_id].without(session)
    free = _free_minutes(given, days, staying)
    ordered = sorted(loads.values(), key=lambda each: (each.last_day, -each.priority, str(each.id)))
    left = _minutes_from(days, free)
    sessions: list[PlannedSession] = list(staying)
    for day in days:
        of_day = [each for each in staying if each.date == day]
        sessions += _one_day(given, day, ordered, free[day], left, of_day)
    return Planned(
        sessions=tuple(sorted(sessions, key=lambda each: each.date)),
        unscheduled=(*leftovers(ordered), *without_a_plan(given.courses)),
    )


def _workloads(given: PlanningInput, last_day: date) -> dict[object, Workload]:
    return {
        course.id: Workload(
            course, min(course.last_day, last_day), today=given.today, minutes_per_page=given.minutes_per_page
        )
        for course in given.courses
        if course.last_day is not None
    }


def _free_minutes(given: PlanningInput, days: Iterable[date], staying: Iterable[PlannedSession]) -> dict[date, int]:
    free = {day: given.minutes_on(day) for day in days}
    for session in staying:
        free[session.date] = max(0, free[session.date] - session.minutes)
    return free


def _minutes_from(days: Sequence[date], free: Mapping[date, int]) -> dict[date, int]:
    """The free minutes from each day on."""
    left: dict[date, int] = {}
    total = 0
    for day in reversed(days):
        total += free[day]
        left[day] = total
    return left


def _one_day(
    given: PlanningInput,
    day: date,
    ordered: Sequence[Workload],
    free: int,
    left: Mapping[date, int],
    staying: Sequence[PlannedSession],
) -> list[PlannedSession]:
    loads = [each for each in ordered if day <= each.last_day]
    for load in loads:
        load.begin(day)
    today = DayPlan(given.plan_id, day, minutes=free, new_cards=given.new_a_day, staying=staying)
    for load in loads:
        today.follow_staying(load)
    for load in loads:
        today.review(load)
    until = {load.last_day: _between(left, day, load.last_day) for load in loads}
    tight = _is_tight(loads, until)
    for load in loads:
        load.credit = min(load.need, load.credit + _earned(load, free, until[load.last_day]))
        load.credit -= 0 if tight else today.start_cards(load)
    for load in loads:
        if load.credit >= min(SHORTEST_SESSION, load.need):
            load.credit -= today.study(load, round(max(load.credit, 1)))
    if tight:
        for load in loads:
            load.credit -= today.study(load, today.minutes)
    return today.sessions()


def _between(left: Mapping[date, int], first: date, last: date) -> int:
    following = date.fromordinal(last.toordinal() + 1)
    return left[first] - left.get(following, 0)


def _earned(load: Workload, free: int, until: int) -> float:
    return load.need * free / until * _PACE if until else 0.0


def _is_tight(loads: Sequence[Workload], until: Mapping[date, int]) -> bool:
    needed = 0.0
    for load in loads:
        needed += load.need
        if needed > until[load.last_day] * _TIGHT:
            return True
    return False

