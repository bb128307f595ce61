"""What is drawn is what the figures say."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from aksio.application.learning.analytics.forecast_bands import ForecastBand
from aksio.domain.learning.simulation import Band
from aksio.domain.learning.study_record import Tally
from aksio.entrypoints.cli.plots import terminal
from aksio.entrypoints.cli.plots.charts import ForecastChart, HeatmapChart, RetentionChart, months_of

TODAY = date(2026, 11, 26)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(DAYS, st.integers(1, 400))
def test_every_day_has_one_place_in_the_heat_map(last: date, days: int) -> None:
    first = last - timedelta(days=days - 1)
    acts = {first + timedelta(days=number): number + 1 for number in range(days)}
    rows = HeatmapChart(acts=acts, first=first, last=last).rows()
    assert sorted(one for row in rows for one in row if one is not None) == list(acts.values())
    for day, number in acts.items():
        assert number in rows[day.weekday()]


@given(DAYS, st.integers(1, 400))
def test_names_of_months_do_not_overlap(first: date, days: int) -> None:
    chart = HeatmapChart(acts={}, first=first, last=first + timedelta(days=days - 1))
    places = list(months_of(chart.weeks()))
    assert all(later - earlier >= 2 for earlier, later in pairwise(places))


def test_weeks_are_summed_up_from_monday_on() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    days = {
        sunday: Tally(young=4, young_passed=3),
        monday: Tally(young=5, young_passed=5, mature=1, mature_passed=0),
        TODAY: Tally(mature=4, mature_passed=3),
    }
    chart = RetentionChart.of(days)
    assert {week: (one.passed, one.total) for week, one in chart.weeks.items()} == {
        date(2026, 11, 16): (3, 4),
        monday: (8, 10),
    }
    assert "78.6% of 14 recalls" in chart.title


def test_the_terminal_shows_each_week_with_its_interval() -> None:
    days = {TODAY - timedelta(days=7 * number): Tally(young=10, young_passed=8) for number in range(4)}
    drawn = terminal.text(RetentionChart.of(days), width=80)
    assert sum(line.count("●") for line in drawn.splitlines()[1:-1]) == 4
    assert max(map(len, drawn.splitlines())) <= 80


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=365))
def test_every_forecast_fits_the_terminal(days: list[tuple[int, int, int]]) -> None:
    bands = [Band(p10=low, p50=middle, p90=high) for low, middle, high in map(sorted, days)]
    chart = ForecastChart(
        days=[ForecastBand(date=TODAY + timedelta(days=number), band=band) for number, band in enumerate(bands)]
    )
    assert max(map(len, terminal.text(chart, width=80).splitlines())) <= 80
