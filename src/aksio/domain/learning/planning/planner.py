"""The planner: from what there is to study, and when, to what to do on each day. A pure function.

Day by day, the reviews that are due come first, for memory does not wait. The rest of the day goes to the courses in
the order of their exams: each earns every day the minutes that would bring it to its end in good time, and gets a
session once it has earned enough for one, so that courses alternate. When time is short the first exam gets it all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aksio.domain.learning.planning.availability import Availability, days_between
from aksio.domain.learning.planning.day_plan import DayPlan
from aksio.domain.learning.planning.leftovers import leftovers, without_a_plan
from aksio.domain.learning.planning.material import DEFAULT_MINUTES_PER_PAGE, REVIEWS_PER_MINUTE, CourseMaterial
from aksio.domain.learning.planning.session import PlannedSession, Unscheduled
from aksio.domain.learning.planning.workload import FINAL_DAYS, SHORTEST_SESSION, Workload
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
    days = days_between(given.today, last_day) if given.today <= last_day else []
    planning = _Planning(given, days, _workloads(given, last_day))
    sessions = [session for day in days for session in planning.plan_day(day)]
    return Planned(sessions=tuple(sessions), unscheduled=(*leftovers(planning.loads), *without_a_plan(given.courses)))


def _workloads(given: PlanningInput, last_day: date) -> list[Workload]:
    """By their exams."""
    loads = {
        course.id: Workload(
            course, min(course.last_day, last_day), today=given.today, minutes_per_page=given.minutes_per_page
        )
        for course in given.courses
        if course.last_day is not None
    }
    for session in given.staying:
        if session.course_id in loads:
            loads[session.course_id].without(session)
    return sorted(loads.values(), key=lambda each: (each.last_day, -each.priority, str(each.id)))


class _Planning:
    """Goes from day to day."""

    def __init__(self, given: PlanningInput, days: Sequence[date], loads: Sequence[Workload]) -> None:
        self.loads = loads
        self._given = given
        self._staying: dict[date, list[PlannedSession]] = {day: [] for day in days}
        for session in given.staying:
            if session.date in self._staying:
                self._staying[session.date].append(session)
        self._free = {
            day: max(0, given.minutes_on(day) - sum(each.takes for each in staying))
            for day, staying in self._staying.items()
        }
        self._left = _minutes_from(days, self._free)
        for load in loads if days else ():
            load.room_at_the_end = self._room_before(load, days[0]) // len(loads)

    def plan_day(self, day: date) -> list[PlannedSession]:
        """What stays on the day, and what joins it."""
        open_loads = [each for each in self.loads if day <= each.last_day]
        staying = self._staying[day]
        today = DayPlan(
            self._given.plan_id, day, minutes=self._free[day], new_cards=self._given.new_a_day, staying=staying
        )
        for load in open_loads:
            load.begin(day)
            today.follow_staying(load)
        for load in open_loads:
            today.review(load)
        self._study(today, open_loads, day)
        return staying + today.sessions()

    def _study(self, today: DayPlan, loads: Sequence[Workload], day: date) -> None:
        until = {load.last_day: self._minutes_until(day, load.last_day) for load in loads}
        tight = _is_tight(loads, until)
        for load in loads:
            load.earn(self._free[day] / max(1, until[load.last_day]) * _PACE)
            if not tight:
                with load.on_credit():
                    today.start_cards(load)
        for load in loads:
            if load.credit >= min(SHORTEST_SESSION, load.need):
                with load.on_credit():
                    today.study(load, round(max(load.credit, 1)))
        for load in loads if tight else ():
            with load.on_credit():
                today.study(load, today.minutes)

    def _room_before(self, load: Workload, first: date) -> int:
        """Cards that fit into its final days, when reviews have half of them."""
        final = max(first, load.last_day - timedelta(days=FINAL_DAYS - 1))
        return self._minutes_until(final, load.last_day) * REVIEWS_PER_MINUTE // 2 if final <= load.last_day else 0

    def _minutes_until(self, first: date, last: date) -> int:
        return self._left[first] - self._left.get(date.fromordinal(last.toordinal() + 1), 0)


def _minutes_from(days: Sequence[date], free: Mapping[date, int]) -> dict[date, int]:
    """The free minutes from each day on."""
    left: dict[date, int] = {}
    total = 0
    for day in reversed(days):
        total += free[day]
        left[day] = total
    return left


def _is_tight(loads: Sequence[Workload], until: Mapping[date, int]) -> bool:
    needed = 0.0
    for load in loads:
        needed += load.need
        if needed > until[load.last_day] * _TIGHT:
            return True
    return False
