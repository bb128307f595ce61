"""How far a goal is reached: a pure function of what was done, day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.domain.learning.goal import Goal, Period

SHOWN_PERIODS = {Period.DAILY: 14, Period.WEEKLY: 8}


@dataclass(frozen=True, kw_only=True)
class PeriodResult:
    """A day, a week, or the whole time of a goal; both days included."""

    starts_on: date
    ends_on: date
    value: float
    reached: bool


@dataclass(frozen=True, kw_only=True)
class GoalProgress:
    """`needed_a_day` is what each day that is left must bring, today included; None where none is left.

    `in_a_row` are the periods reached without a gap; the present one counts as soon as it is reached.
    """

    present: PeriodResult
    percent: float
    remaining: float
    days_left: int
    needed_a_day: float | None
    in_a_row: int
    earlier: tuple[PeriodResult, ...] = ()


def first_day(goal: Goal, today: date) -> date:
    """From which day on the ledger must be known to tell the progress."""
    if not goal.period.recurs:
        return goal.starts_on
    return max(goal.starts_on, _start_of_period(goal, today) - _length(goal) * SHOWN_PERIODS[goal.period])


def progress_by_days(goal: Goal, done: Mapping[date, float], *, today: date) -> GoalProgress:
    """From what each day brought. Days before the goal was set do not count."""
    if not goal.period.recurs:
        value = sum(amount for day, amount in done.items() if goal.starts_on <= day <= _end(goal))
        return _progress(goal, _result(goal, goal.starts_on, _end(goal), value), (), today)
    length = _length(goal)
    start = _start_of_period(goal, today)
    earliest = first_day(goal, today)
    periods = []
    while start + length > earliest:
        inside = sum(done.get(start + timedelta(days=n), 0) for n in range(length.days) if _counts(goal, start, n))
        periods.append(_result(goal, start, start + length - timedelta(days=1), inside))
        start -= length
    return _progress(goal, periods[0], tuple(periods[1:]), today)


def progress_by_value(goal: Goal, value: float, *, today: date) -> GoalProgress:
    """Of what is a state and no sum, such as mastery."""
    return _progress(goal, _result(goal, goal.starts_on, _end(goal), value), (), today)


def _progress(goal: Goal, present: PeriodResult, earlier: tuple[PeriodResult, ...], today: date) -> GoalProgress:
    remaining = max(0.0, goal.target - present.value)
    days_left = max(0, (present.ends_on - today).days + 1)
    return GoalProgress(
        present=present,
        percent=min(100.0, 100 * present.value / goal.target),
        remaining=remaining,
        days_left=days_left,
        needed_a_day=remaining / days_left if days_left else None,
        in_a_row=_in_a_row(present, earlier),
        earlier=earlier,
    )


def _in_a_row(present: PeriodResult, earlier: tuple[PeriodResult, ...]) -> int:
    count = int(present.reached)
    for one in earlier:
        if not one.reached:
            break
        count += 1
    return count


def _result(goal: Goal, starts_on: date, ends_on: date, value: float) -> PeriodResult:
    return PeriodResult(starts_on=starts_on, ends_on=ends_on, value=value, reached=value >= goal.target)


def _counts(goal: Goal, start: date, number: int) -> bool:
    return start + timedelta(days=number) >= goal.starts_on


def _length(goal: Goal) -> timedelta:
    return timedelta(days=1 if goal.period is Period.DAILY else 7)


def _start_of_period(goal: Goal, today: date) -> date:
    """Weeks begin on Monday (ISO 8601)."""
    return today if goal.period is Period.DAILY else today - timedelta(days=today.weekday())


def _end(goal: Goal) -> date:
    if goal.due_on is None:
        raise ValueError("only goals that recur have no date")
    return goal.due_on
