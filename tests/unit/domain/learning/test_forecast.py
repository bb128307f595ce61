"""The forecast counts what the schedules say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.learning.forecast import ReviewLoad, daily_load, forecast
from aksio.domain.shared.errors import Invalid

TODAY = date(2026, 3, 2)
offsets = st.dictionaries(st.integers(-60, 60), st.integers(0, 50), max_size=20)


def load(due: dict[int, int], *, new: int = 0, left: int = 20, intervals: dict[int, int] | None = None) -> ReviewLoad:
    return ReviewLoad(
        due={TODAY + timedelta(days=day): count for day, count in due.items()},
        intervals=intervals or {},
        new_cards=new,
        new_left_today=left,
        new_a_day=20,
    )


def test_overdue_cards_come_on_the_first_day() -> None:
    found = forecast(load({-10: 2, -1: 3, 0: 4, 2: 5}), today=TODAY, days=3)
    assert [day.due for day in found.days] == [9, 0, 5]
    assert found.overdue == 5


def test_new_cards_are_started_within_the_daily_limit_until_there_are_none() -> None:
    found = forecast(load({}, new=50, left=5), today=TODAY, days=5)
    assert [day.new for day in found.days] == [5, 20, 20, 5, 0]


@given(offsets, st.integers(0, 300), st.integers(1, 90))
def test_nothing_due_within_the_days_is_lost(due: dict[int, int], new: int, days: int) -> None:
    found = forecast(load(due, new=new), today=TODAY, days=days)
    assert [day.date for day in found.days] == [TODAY + timedelta(days=number) for number in range(days)]
    assert sum(day.due for day in found.days) == sum(count for day, count in due.items() if day < days)
    assert sum(day.new for day in found.days) == min(new, 20 * days)


def test_the_daily_load_is_the_sum_of_the_parts() -> None:
    assert daily_load({0: 1, 1: 2, 4: 2, 10: 5}) == pytest.approx(4.0)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_forecast_is_for_a_day_to_a_year(days: int) -> None:
    with pytest.raises(Invalid) as refusal:
        forecast(load({}), today=TODAY, days=days)
    assert refusal.value.errors[0].pointer == "/query/days"
