"""`python -m benchmarks [names]`: measure, then print one table."""

import sys
from importlib import import_module

import click

from benchmarks import machine, report
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Figure

MEASUREMENTS = (
    "sm2",
    "replay",
    "startup",
    "import",
    "roundtrips",
    "review",
    "processes",
    "due",
    "due_scale",
    "batch",
    "overload",
    "outbox",
    "realtime",
    "quizzes",
    "quiz_files",
    "planning",
    "summaries",
    "forecast",
    "dashboard",
    "tutor",
    "progress",
)
_NOT_A_NAME = {"import": "imports"}
"""Modules cannot be called like this."""


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(MEASUREMENTS))
@click.option(
    "--cards", default=1_000_000, show_default=True, help="In the database where speed over HTTP is measured."
)
@click.option("--seconds", default=5.0, show_default=True, help="Each load lasts so long.")
@click.option("--rounds", default=3, show_default=True, help="How often what is compared is measured in turn.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def main(names: tuple[str, ...], cards: int, seconds: float, rounds: int, as_json: bool) -> None:
    """Measure all, or what is named, and print one table."""
    facts = machine.facts()
    results: dict[str, list[Figure]] = {}
    with Lab(cards=cards, seconds=seconds, rounds=rounds) as lab:
        for name in names or MEASUREMENTS:
            module = import_module(f"benchmarks.measurements.{_NOT_A_NAME.get(name, name)}")
            click.echo(f"{name}: {(module.__doc__ or name).splitlines()[0]}", err=True)
            results[name] = list(module.measure(lab))
        facts |= lab.facts()
    facts["load at the end"] = machine.load()
    if as_json:
        click.echo(report.to_json(facts, results))
    else:
        report.show(facts, results)


if __name__ == "__main__":
    sys.exit(main())
