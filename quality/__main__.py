"""`python -m quality [names]`: does it help? One table a report."""

import asyncio
import sys
from importlib import import_module
from pathlib import Path

import click

from quality.corpus import BESIDE_THE_REPOSITORY, Corpus

REPORTS = (
    "cards",
    "questions",
    "tutor",
    "options",
    "planning",
    "summaries",
    "forecast",
)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(REPORTS))
@click.option("--articles", type=click.IntRange(min=1), help="Only the first so many of each language.")
@click.option(
    "--corpus",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=BESIDE_THE_REPOSITORY,
    help="Where xquad.<language>.json are.",
)
def main(names: tuple[str, ...], articles: int | None, folder: Path) -> None:
    """Print all reports, or those that are named."""
    for name in names or REPORTS:
        module = import_module(f"quality.reports.{name}")
        click.echo(f"{asyncio.run(module.report(Corpus(folder=folder, articles=articles)))}\n")


if __name__ == "__main__":
    sys.exit(main())
