"""`aksio analytics …`"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from aksio.application.accounts.list_accounts import ListAccountsQuery
from aksio.application.learning.progress.rebuild_progress import RebuildProgressCommand, Rebuilt
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.cli.lookups import every, learner_with_email
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container


@dataclass
class Report:
    """What there was, of all learners together."""

    learners: int = 0
    acts: int = 0
    days: int = 0
    topics: int = 0
    days_differing: int = 0
    topics_differing: int = 0
    streaks_differing: int = 0

    @property
    def differences(self) -> int:
        """Days, topics and streaks that were not what their ledger says."""
        return self.days_differing + self.topics_differing + self.streaks_differing

    def add(self, one: Rebuilt) -> None:
        """One more learner."""
        self.learners += 1
        self.acts += one.acts
        self.days += one.days
        self.topics += one.topics
        self.days_differing += one.days_differing
        self.topics_differing += one.topics_differing
        self.streaks_differing += one.streaks_differing


@click.group()
def command() -> None:
    """What is shown of people's progress."""


@command.command()
@click.option("--learner", "email", help="Only of the person with this e-mail address.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def rebuild(ctx: click.Context, *, email: str | None, dry_run: bool, as_json: bool) -> None:
    """Sum up days, topics and streaks anew from the ledgers. Exit status 1 when a dry run finds differences."""
    report = run(lambda container: _rebuilt(container, email=email, dry_run=dry_run))
    if as_json:
        print_json(vars(report) | {"changed": not dry_run})
    else:
        what = "differ" if dry_run else "were mended"
        click.echo(
            f"{report.acts} acts of {report.learners} learners; "
            f"{report.days_differing} of {report.days} days, "
            f"{report.topics_differing} of {report.topics} topics and {report.streaks_differing} streaks {what}."
        )
    if dry_run and report.differences:
        ctx.exit(1)


async def _rebuilt(container: Container, *, email: str | None, dry_run: bool) -> Report:
    report = Report()
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Rebuilding", total=None)
        async for learner_id in _learners(container, email):
            one = RebuildProgressCommand(learner_id=learner_id, dry_run=dry_run)
            report.add(await container.progress.rebuild_progress()(one))
            progress.update(task, description=f"Rebuilding: {report.learners} learners")
    return report


async def _learners(container: Container, email: str | None) -> AsyncIterator[LearnerId]:
    """One at a time: nobody's data is held longer than needed."""
    if email is not None:
        yield await learner_with_email(container, email)
        return
    async for account in every(lambda page: container.accounts.list_accounts()(ListAccountsQuery(page=page))):
        yield LearnerId(account.id)
