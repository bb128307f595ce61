"""What the coming days bring, read off the schedules of the learner's cards."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.domain.shared.errors import Invalid

LONGEST_FORECAST = 365


@dataclass(frozen=True, kw_only=True)
class ReviewLoad:
    """A learner's cards, counted. Suspended ones are left out.

    `due` counts cards by the day they are due, days in the past included; `intervals` counts reviewed cards by their
    interval in days; `new_cards` were never reviewed, `new_left_today` of them may still be started today.
    """

    due: Mapping[date, int]
    intervals: Mapping[int, int]
    new_cards: int
    new_left_today: int
    new_a_day: int


@dataclass(frozen=True, kw_only=True)
class ForecastDay:
    """`due` are cards already begun (the overdue ones on the first day), `new` those expected to be started."""

    date: datetime.date
    due: int
    new: int


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """`daily_load` is how many reviews a day the present cards ask for in the long run: the sum of 1 / interval."""

    days: tuple[ForecastDay, ...]
    overdue: int
    daily_load: float


def forecast(load: ReviewLoad, *, today: date, days: int) -> Forecast:
    """The next `days` days, today first. Raises Invalid when they are not from 1 to 365."""
    require_days(days)
    overdue = sum(count for day, count in load.due.items() if day < today)
    waiting = load.new_cards
    coming: list[ForecastDay] = []
    for number in range(days):
        day = today + timedelta(days=number)
        new = min(waiting, load.new_left_today if number == 0 else load.new_a_day)
        waiting -= new
        late = overdue if number == 0 else 0
        coming.append(ForecastDay(date=day, due=load.due.get(day, 0) + late, new=new))
    return Forecast(days=tuple(coming), overdue=overdue, daily_load=daily_load(load.intervals))


def require_days(days: int) -> None:
    """Raises Invalid when a forecast cannot be for so many days."""
    if not 1 <= days <= LONGEST_FORECAST:
        raise Invalid.field("/query/days", "out_of_range", f"Must be from 1 to {LONGEST_FORECAST}.")


def daily_load(intervals: Mapping[int, int]) -> float:
    """Reviews a day: each card contributes 1 / interval, at most one."""
    return sum(count / max(1, interval) for interval, count in intervals.items())
