"""`aksio schedules …`"""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import click
from msgspec import to_builtins
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from aksio.application.assessments.reviews.replay_schedules import Difference, ReplayedPage, ReplaySchedulesCommand
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.scheduling import SCHEDULERS
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.cli.schedules_comparison import compare, fit
from aksio.entrypoints.composition.container import Container

_SHOWN = 20


@dataclass
class Report:
    """What all the pages came to. Of the differences only the first are kept in full."""

    cards: int = 0
    reviews: int = 0
    differences: int = 0
    first: list[Difference] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, page: ReplayedPage, *, keep: int) -> None:
        """One more page."""
        self.cards += page.cards
        self.reviews += page.reviews
        self.differences += len(page.differences)
        self.first += page.differences[: max(0, keep - len(self.first))]
        for difference in page.differences:
            self.fields.update(_differing(difference.stored, difference.replayed))


@click.group()
def command() -> None:
    """Rebuild schedules from the review log, or compare."""


command.add_command(compare)
command.add_command(fit)


@command.command()
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--scheduler", type=click.Choice(SCHEDULERS), help="What would this one have done? Changes nothing.")
@click.option("--limit", type=click.IntRange(0, 1_000_000), default=_SHOWN, help="Differences to show.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def replay(ctx: click.Context, *, dry_run: bool, scheduler: str | None, limit: int, as_json: bool) -> None:
    """Rebuild every schedule from the review log. Exit status 1 when a dry run finds differences."""
    changes_nothing = dry_run or scheduler is not None
    report = run(lambda container: _replayed(container, dry_run=dry_run, scheduler=scheduler, keep=limit))
    if as_json:
        print_json(_plain(report, changed=not changes_nothing))
    else:
        _print(report, "differ" if changes_nothing else "were mended")
    if dry_run and report.differences:
        ctx.exit(1)


async def _replayed(container: Container, *, dry_run: bool, scheduler: str | None, keep: int) -> Report:
    report = Report()
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Replaying", total=None)
        async for page in _pages(container, dry_run=dry_run, scheduler=scheduler):
            report.add(page, keep=keep)
            progress.update(task, description=f"Replayed {report.reviews:,} reviews of {report.cards:,} cards")
    return report


async def _pages(container: Container, *, dry_run: bool, scheduler: str | None) -> AsyncIterator[ReplayedPage]:
    after = None
    while True:
        step = ReplaySchedulesCommand(after=after, scheduler=scheduler, dry_run=dry_run)
        page = await container.assessments.replay_schedules()(step)
        yield page
        after = page.last
        if after is None:
            return


def _differing(stored: ReviewSchedule, replayed: ReviewSchedule) -> list[str]:
    names = ReviewSchedule.__dataclass_fields__
    return [name for name in names if name != "scheduler" and getattr(stored, name) != getattr(replayed, name)]


def _plain(report: Report, *, changed: bool) -> dict[str, object]:
    return {
        "cards": report.cards,
        "reviews": report.reviews,
        "differences": report.differences,
        "changed": changed,
        "fields": dict(report.fields),
        "first": [
            {
                "flashcard_id": str(difference.flashcard_id),
                "stored": to_builtins(difference.stored),
                "replayed": to_builtins(difference.replayed),
            }
            for difference in report.first
        ],
    }


def _print(report: Report, what: str) -> None:
    console = Console()
    console.print(f"{report.reviews:,} reviews of {report.cards:,} cards; {report.differences:,} schedules {what}.")
    if report.first:
        table = Table("card", "interval", "ease", "due", title=f"The first {len(report.first)}")
        for difference in report.first:
            stored, replayed = difference.stored, difference.replayed
            table.add_row(
                str(difference.flashcard_id),
                f"{stored.interval_days} → {replayed.interval_days} d",
                f"{stored.ease_hundredths / 100:.2f} → {replayed.ease_hundredths / 100:.2f}",
                f"{stored.due_on} → {replayed.due_on}",
            )
        console.print(table)
