"""Charts in letters, for a terminal of any colours: plotext draws, in shades and without colours of its own."""

from collections.abc import Mapping, Sequence
from datetime import date

import plotext

from aksio.domain.learning.retention import RETENTION_AT_DUE
from aksio.entrypoints.cli.plots.charts import Chart, ForecastChart, HeatmapChart, RetentionChart, months_of

HEIGHT = 18
_SHADES = "·░▒▓█"
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_TICK = 8
"""Columns that a date needs below an axis."""


def text(chart: Chart, *, width: int) -> str:
    """The chart as lines of so many columns, at most."""
    match chart:
        case HeatmapChart():
            return _heatmap(chart, width)
        case ForecastChart():
            return _forecast(chart, width)
        case RetentionChart():
            return _retention(chart, width) if chart.weeks else chart.title


def _forecast(chart: ForecastChart, width: int) -> str:
    """From the ground to p10 sure, up to the median likely, up to p90 possible."""
    figure = _figure(chart.title, width)
    bands = [one.band for one in chart.days]
    parts = (
        [band.p10 for band in bands],
        [band.p50 - band.p10 for band in bands],
        [band.p90 - band.p50 for band in bands],
    )
    places = list(range(len(bands)))
    figure.draw(figure.bar(places, list(parts), stacked=True, width=1, marker=["█", "▓", "░"]))
    _dates(figure, dict(enumerate(one.date for one in chart.days)), width)
    return f"{figure.build().string(colorless=True)}\n█ 9 of 10 futures  ▓ median  ░ 1 of 10"


def _retention(chart: RetentionChart, width: int) -> str:
    figure = _figure(chart.title, width)
    first = next(iter(chart.weeks))
    places = {(week - first).days // 7: week for week in chart.weeks}
    shares, ranges = _shares(chart)
    for place, (low, high) in zip(places, ranges, strict=True):
        figure.draw(figure.segment([place, place], [low, high], marker="│"))
    figure.line(RETENTION_AT_DUE)
    figure.draw(figure.signal(list(places), shares, marker="●"))
    figure.ruler("y").lim(min(0.5, *(low for low, _ in ranges)), 1)
    _dates(figure, places, width)
    return f"{figure.build().string(colorless=True)}\n● of a week  │ 95 %  ─ what schedules aim at"


def _shares(chart: RetentionChart) -> tuple[list[float], list[tuple[float, float]]]:
    known = [(one.value, one.interval) for one in chart.weeks.values()]
    return (
        [value for value, _ in known if value is not None],
        [(sure.low, sure.high) for _, sure in known if sure is not None],
    )


def _heatmap(chart: HeatmapChart, width: int) -> str:
    """A letter for each day, two columns for each week; of weeks that find no room the latest are shown."""
    shown = max(1, (width - 4) // 2)
    most = max(chart.acts.values(), default=0)
    lines = [
        f"{name:<4}" + " ".join(_shade(acts, most) for acts in row[-shown:])
        for name, row in zip(_WEEKDAYS, chart.rows(), strict=True)
    ]
    heading = f"{'':<4}" + _months(chart.weeks()[-shown:])
    scale = f"{_SHADES[0]} none  {_SHADES[1]} few … {_SHADES[-1]} {most:,} on a day"
    return "\n".join(line.rstrip() for line in (chart.title, "", heading, *lines, "", scale))


def _shade(acts: int | None, most: int) -> str:
    """Quarters of the busiest day."""
    if acts is None:
        return " "
    return _SHADES[-(-acts * (len(_SHADES) - 1) // most)] if acts else _SHADES[0]


def _months(weeks: Sequence[date]) -> str:
    line = ""
    for number, name in months_of(weeks).items():
        line = line.ljust(number * 2) + name
    return line


def _figure(title: str, width: int) -> "plotext._plotter.plot.plot_class":
    """The library keeps one figure; whoever draws cleans it first."""
    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    plotext.terminal.limit(False, False)
    figure.plot_size(width, HEIGHT)
    figure.title(title)
    return figure


def _dates(figure: "plotext._plotter.plot.plot_class", places: Mapping[int, date], width: int) -> None:
    """As many as there is room for."""
    step = max(1, -(-len(places) * _TICK // width))
    some = list(places.items())[::step]
    figure.ruler("x").ticks([place for place, _ in some], [f"{day:%d %b}" for _, day in some])
