"""Charts as PNG or SVG files, drawn by matplotlib without a screen."""

from pathlib import Path

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from aksio.domain.learning.retention import RETENTION_AT_DUE
from aksio.entrypoints.cli.plots.charts import Chart, ForecastChart, HeatmapChart, RetentionChart, months_of

_BLUE, _PALE, _GREY = "#2563eb", "#bfdbfe", "#6b7280"


def save(chart: Chart, path: Path) -> None:
    """Into a file; the end of its name says which format."""
    figure = Figure(figsize=(10, 2.6) if isinstance(chart, HeatmapChart) else (10, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.set_title(chart.title, loc="left", fontsize=11)
    match chart:
        case ForecastChart():
            _forecast(chart, axes)
        case RetentionChart():
            _retention(chart, axes)
        case HeatmapChart():
            _heatmap(chart, figure, axes)
    figure.savefig(path, dpi=150)


def _forecast(chart: ForecastChart, axes: Axes) -> None:
    days = [date2num(one.date) for one in chart.days]
    bands = [one.band for one in chart.days]
    axes.fill_between(
        days, [one.p10 for one in bands], [one.p90 for one in bands], step="mid", color=_PALE, label="p10–p90"
    )
    axes.step(days, [one.p50 for one in bands], where="mid", color=_BLUE, label="median")
    axes.set_ylabel("reviews")
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    _dated(axes)
    axes.legend(frameon=False)


def _retention(chart: RetentionChart, axes: Axes) -> None:
    known = [(week, one.value, one.interval) for week, one in chart.weeks.items()]
    for week, value, sure in known:
        if value is not None and sure is not None:
            reach = [[max(0.0, value - sure.low)], [max(0.0, sure.high - value)]]
            axes.errorbar([date2num(week)], [value], yerr=reach, fmt="o", color=_BLUE, capsize=3)
    axes.axhline(RETENTION_AT_DUE, color=_GREY, linestyle="--", linewidth=1, label="what schedules aim at")
    axes.legend(frameon=False, loc="lower left")
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_ylabel("remembered")
    _dated(axes)


def _heatmap(chart: HeatmapChart, figure: Figure, axes: Axes) -> None:
    rows = [[float("nan") if acts is None else acts for acts in row] for row in chart.rows()]
    most = max(chart.acts.values(), default=1)
    colours = colormaps["Greens"].with_extremes(under="#eef0f2")
    mesh = axes.pcolormesh(rows, cmap=colours, vmin=0.5, vmax=most, edgecolors="white", linewidth=2)
    months = months_of(chart.weeks())
    axes.set_xticks([number + 0.5 for number in months], list(months.values()))
    axes.set_yticks([weekday + 0.5 for weekday in (0, 2, 4, 6)], ["Mon", "Wed", "Fri", "Sun"])
    axes.invert_yaxis()
    axes.set_aspect("equal")
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    figure.colorbar(mesh, ax=axes, label="acts a day", shrink=0.6, ticks=MaxNLocator(integer=True, nbins=4))


def _dated(axes: Axes) -> None:
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
