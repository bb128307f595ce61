"""What can be drawn: plain figures with their days, and no word about how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aksio.application.learning.analytics.forecast_bands import ForecastBand
from aksio.domain.learning.retention import Retention, retention
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.errors import AksioError

A_WEEK = timedelta(days=7)


class CannotDraw(AksioError):
    """The library that draws is not installed."""

    code = "plot_missing"

    def __init__(self) -> None:
        super().__init__("Nothing can be drawn here: the optional part aksio[plot] is not installed.")


@dataclass(frozen=True, kw_only=True)
class ForecastChart:
    """Reviews a day from today on."""

    days: Sequence[ForecastBand]

    title = "Reviews of the coming days (median, and 8 of 10 futures)"


@dataclass(frozen=True, kw_only=True)
class RetentionChart:
    """What was remembered in each week that had recalls, by the Monday that it began with; and in all of them."""

    weeks: Mapping[date, Retention]
    overall: Retention

    @property
    def title(self) -> str:
        """With the whole in words."""
        if self.overall.interval is None:
            return f"Retention: {self.overall.reason}"
        share, sure = self.overall.value, self.overall.interval
        return f"Retention: {share:.1%} of {self.overall.total:,} recalls (95 %: {sure.low:.1%}–{sure.high:.1%})"

    @classmethod
    def of(cls, days: Mapping[date, Tally]) -> "RetentionChart":
        """Of days with study."""
        weeks: dict[date, Tally] = {}
        for day, tally in days.items():
            week = monday_of(day)
            weeks[week] = weeks.get(week, Tally()) + tally
        found = {week: _retention(tally) for week, tally in sorted(weeks.items())}
        return cls(
            weeks={week: one for week, one in found.items() if one.total},
            overall=_retention(sum(days.values(), Tally())),
        )


@dataclass(frozen=True, kw_only=True)
class HeatmapChart:
    """Acts of learning on each day from `first` to `last`; days without any may be missing."""

    acts: Mapping[date, int]
    first: date
    last: date

    @property
    def title(self) -> str:
        """With the whole in words."""
        return f"{sum(self.acts.values()):,} acts of learning on {len(self.acts):,} days since {self.first}"

    def weeks(self) -> list[date]:
        """The Mondays, in order."""
        first = monday_of(self.first)
        return [first + number * A_WEEK for number in range((self.last - first) // A_WEEK + 1)]

    def rows(self) -> list[list[int | None]]:
        """A row for each day of the week, Monday first, with a place for each week. None: not within these days."""
        days = [[week + timedelta(days=weekday) for week in self.weeks()] for weekday in range(7)]
        return [[self._on(day) for day in row] for row in days]

    def _on(self, day: date) -> int | None:
        return self.acts.get(day, 0) if self.first <= day <= self.last else None


Chart = ForecastChart | RetentionChart | HeatmapChart


def months_of(weeks: Sequence[date]) -> dict[int, str]:
    """Where months begin among these weeks, and their names; the first only where it leaves room for its name."""
    starts = [n for n, week in enumerate(weeks) if n == 0 or week.month != weeks[n - 1].month]
    if len(starts) > 1 and starts[1] < 2:
        starts = starts[1:]
    return {number: f"{weeks[number]:%b}" for number in starts}


def monday_of(day: date) -> date:
    """The day that its week begins with."""
    return day - timedelta(days=day.weekday())


def _retention(tally: Tally) -> Retention:
    return retention(tally.young_passed + tally.mature_passed, tally.young + tally.mature)
