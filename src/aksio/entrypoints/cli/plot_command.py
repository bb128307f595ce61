"""`aksio plot …`"""

import shutil
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from importlib import import_module, util
from pathlib import Path
from types import ModuleType
from typing import TypeVar, cast

import click

from aksio.application.learning.analytics.forecast_bands import ForecastBandsQuery
from aksio.application.learning.analytics.study_figures import StudyFigures, StudyFiguresQuery
from aksio.application.learning.progress.ports import TallyBy
from aksio.domain.learning.study_record import Tally
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.cli.lookups import learner_named
from aksio.entrypoints.cli.plots.charts import CannotDraw, Chart, ForecastChart, HeatmapChart, RetentionChart
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container

FORMATS = (".png", ".svg")
F = TypeVar("F", bound=Callable[..., object])
Charted = Callable[[Container, LearnerId], Awaitable[Chart]]


class PictureFile(click.Path):
    """A file whose name ends in a format that can be drawn."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Fails for other names."""
        path = Path(str(value))
        if path.suffix.lower() not in FORMATS:
            self.fail(f"The name must end in {' or '.join(FORMATS)}.", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"There is no folder {path.parent}.", param, ctx)
        return path


@click.group()
def command() -> None:
    """Draw a learner's figures, here or into a PNG or SVG file. Needs aksio[plot]."""


def _options(most: int, default: int) -> Callable[[F], F]:
    """What every drawing can be told."""
    chosen = (
        click.option("--learner", required=True, help="E-mail address or id of the learner."),
        click.option("--days", type=click.IntRange(1, most), default=default, show_default=True),
        click.option("--out", type=PictureFile(), help="Draw into this .png or .svg file."),
    )

    def with_options(function: F) -> F:
        for option in reversed(chosen):
            function = option(function)
        return function

    return with_options


@command.command()
@_options(most=365, default=30)
def forecast(*, learner: str, days: int, out: Path | None) -> None:
    """How many reviews the coming days may bring."""

    async def chart(container: Container, learner_id: LearnerId) -> Chart:
        query = ForecastBandsQuery(learner_id=learner_id, days=days)
        return ForecastChart(days=await container.progress.forecast_bands()(query))

    _draw(learner, out, chart)


@command.command()
@_options(most=3_660, default=182)
def retention(*, learner: str, days: int, out: Path | None) -> None:
    """What was remembered, week by week, and how sure that is."""

    async def chart(container: Container, learner_id: LearnerId) -> Chart:
        return RetentionChart.of(await _by_day(container.progress.study_figures(), learner_id, days))

    _draw(learner, out, chart)


@command.command()
@_options(most=3_660, default=364)
def heatmap(*, learner: str, days: int, out: Path | None) -> None:
    """How much was done on each day."""

    async def chart(container: Container, learner_id: LearnerId) -> Chart:
        figures: StudyFigures = container.progress.study_figures()
        acts = {day: tally.acts for day, tally in (await _by_day(figures, learner_id, days)).items() if tally.acts}
        today = await figures.today(learner_id)
        return HeatmapChart(acts=acts, first=today - timedelta(days=days - 1), last=today)

    _draw(learner, out, chart)


async def _by_day(figures: StudyFigures, learner_id: LearnerId, days: int) -> dict[date, Tally]:
    found = await figures.by(TallyBy.DAY, StudyFiguresQuery(learner_id=learner_id, days=days))
    return {cast(date, day): tally for day, tally in found.items()}


def _draw(learner: str, out: Path | None, charted: Charted) -> None:
    """Look first whether it can be drawn, then ask the database."""
    drawing = _drawing("plotext", "terminal") if out is None else _drawing("matplotlib", "pictures")

    async def work(container: Container) -> Chart:
        return await charted(container, await learner_named(container, learner))

    chart = run(work)
    if out is None:
        click.echo(drawing.text(chart, width=shutil.get_terminal_size().columns))
    else:
        drawing.save(chart, out)
        click.echo(f"The drawing is in {out}.")


def _drawing(library: str, module: str) -> ModuleType:
    """Raises CannotDraw where the library is not installed."""
    if util.find_spec(library) is None:
        raise CannotDraw
    return import_module(f"aksio.entrypoints.cli.plots.{module}")
