"""`aksio schedules compare` and `aksio schedules fit`"""

from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import to_builtins
from rich.console import Console
from rich.table import Table

from aksio.application.assessments.schedulers.compare_schedulers import (
    FITTED,
    CompareSchedulers,
    CompareSchedulersQuery,
)
from aksio.application.assessments.schedulers.read_review_log import ReadReviewLog, ReadReviewLogQuery
from aksio.application.assessments.schedulers.scheduler_ports import CardLogs
from aksio.application.assessments.schedulers.trial import Trial
from aksio.application.assessments.schedulers.try_parameters import TryParameters, TryParametersCommand
from aksio.domain.assessments.learner_parameters import Parameters
from aksio.domain.assessments.prediction import Accuracy
from aksio.domain.shared.calendar import StudyCalendar
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container


class ParametersType(click.ParamType[Parameters]):
    """Numbers with commas between them."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Parameters:
        """Fails where one is not a number."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(float(part) for part in str(value).split(","))
        except ValueError:
            self.fail("These are not numbers with commas between them.", param, ctx)


_log = click.option(
    "--log", "file", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A CSV file."
)
_timezone = click.option("--timezone", default="UTC", show_default=True, help="Where the learner's days begin.")
_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


@click.command()
@_log
@_timezone
@click.option("--parameters", type=ParametersType(), help="21 numbers: judge FSRS with these, too.")
@_json
def compare(*, file: Path, timezone: str, parameters: Parameters | None, as_json: bool) -> None:
    """Say how well each scheduler would have predicted a review log, before each answer.

    The columns of the file: card_id, review_rating (1 again to 4 easy), review_time. Judged are answers that came a
    study day or more after the one before. SM-2 tells no chance: it is taken at 90 % at the end of each interval.
    """

    async def work(container: Container) -> Mapping[str, Accuracy]:
        logs = await _read(container, file, timezone)
        use_case: CompareSchedulers = container.schedulers.compare_schedulers()
        return await use_case(CompareSchedulersQuery(logs=logs, parameters=parameters))

    try:
        found = run(work)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--parameters") from None
    if as_json:
        print_json(to_builtins(found))
        return
    _print_accuracies(found)
    _print_calibration(found)


@click.command()
@_log
@_timezone
@_json
def fit(*, file: Path, timezone: str, as_json: bool) -> None:
    """Fit the parameters of FSRS to the first four fifths of a review log, and judge them by the rest.

    Needs aksio[optimizer]. Takes minutes for ten thousand answers.
    """

    async def work(container: Container) -> Trial | None:
        use_case: TryParameters = container.schedulers.try_parameters()
        return await use_case(TryParametersCommand(logs=await _read(container, file, timezone)))

    trial = run(work)
    if as_json:
        print_json(None if trial is None else {**to_builtins(trial), "is_won": trial.is_won})
    elif trial is None:
        click.echo("The log is too short to say anything about its learner.")
    else:
        _print_accuracies({"fsrs": trial.default, FITTED: trial.fitted})
        click.echo(f"Fitted to {trial.earlier:,} answers before {trial.since:%Y-%m-%d}, judged by those after.")
        gain, error = trial.gain.mean, trial.gain.standard_error
        verdict = "worth keeping" if trial.is_won else "not clearly better than the defaults: not worth keeping"
        click.echo(f"Gain in log loss {gain:+.4f}, standard error {error:.4f}: {verdict}.")
        click.echo(",".join(str(one) for one in trial.parameters))


async def _read(container: Container, file: Path, timezone: str) -> CardLogs:
    use_case: ReadReviewLog = container.schedulers.read_review_log()
    with file.open("rb") as content:
        return await use_case(ReadReviewLogQuery(file=content, calendar=StudyCalendar(zone=timezone)))


def _print_accuracies(found: Mapping[str, Accuracy]) -> None:
    table = Table("scheduler", "predictions", "remembered", "log loss", "RMSE (bins)")
    for name, accuracy in found.items():
        table.add_row(
            name,
            f"{accuracy.predictions:,}",
            _number(accuracy.remembered),
            _number(accuracy.log_loss),
            _number(accuracy.rmse),
        )
    Console().print(table)


def _print_calibration(found: Mapping[str, Accuracy]) -> None:
    """Expected against observed, tenth by tenth."""
    table = Table("predicted", *found, title="Remembered, of how many, where so much was predicted")
    for tenth in range(10):
        row = []
        for accuracy in found.values():
            bins = [one for one in accuracy.calibration if round(one.low * 10) == tenth]
            row.append(f"{bins[0].observed:.3f} of {bins[0].predictions:,}" if bins else "")
        if any(row):
            table.add_row(f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}", *row)
    Console().print(table)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
