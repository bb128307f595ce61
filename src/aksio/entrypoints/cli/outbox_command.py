"""`aksio outbox …`"""

from uuid import UUID

import click
from rich.console import Console
from rich.table import Table

from aksio.application.shared.outbox import OutboxRow
from aksio.application.shared.redrive_events import ListParkedEvents, RedriveEvents
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container

_kafka = click.option("--kafka", is_flag=True, help="Those that could not be published to Kafka.")


@click.group()
def command() -> None:
    """Look at the events that could not be delivered, and try them again."""


@command.command("list")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, help="How many at most.")
@_kafka
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_parked(limit: int, kafka: bool, as_json: bool) -> None:
    """Show the events that the relay gave up on, newest first."""
    rows = run(lambda container: _listing(container, kafka=kafka)(limit=limit))
    if as_json:
        print_json([_plain(row) for row in rows])
    else:
        Console().print(_table(rows))


@command.command()
@click.argument("event_ids", nargs=-1, type=click.UUID)
@_kafka
@click.option("--dry-run", is_flag=True, help="Only say how many there are.")
def redrive(event_ids: tuple[UUID, ...], kafka: bool, dry_run: bool) -> None:
    """Let the relay try parked events again: those named, or all of them."""
    if dry_run:
        rows = run(lambda container: _listing(container, kafka=kafka)(limit=1000))
        count = sum(1 for row in rows if not event_ids or row.id in event_ids)
        click.echo(f"{count} would be tried again.")
    else:
        count = run(lambda container: _redriving(container, kafka=kafka)(event_ids=event_ids))
        click.echo(f"{count} will be tried again.")


def _listing(container: Container, *, kafka: bool) -> ListParkedEvents:
    shared = container.shared
    found: ListParkedEvents = shared.list_unpublished_events() if kafka else shared.list_parked_events()
    return found


def _redriving(container: Container, *, kafka: bool) -> RedriveEvents:
    shared = container.shared
    found: RedriveEvents = shared.redrive_unpublished_events() if kafka else shared.redrive_events()
    return found


def _plain(row: OutboxRow) -> dict[str, object]:
    return {
        "id": str(row.id),
        "name": row.name,
        "aggregate_key": row.aggregate_key,
        "occurred_at": row.occurred_at.isoformat(),
        "attempts": row.attempts,
        "error": row.error,
    }


def _table(rows: list[OutboxRow]) -> Table:
    table = Table("id", "event", "occurred", "tries", "error", title=f"{len(rows)} parked events")
    for row in rows:
        table.add_row(str(row.id), row.name, f"{row.occurred_at:%Y-%m-%d %H:%M}", str(row.attempts), row.error or "")
    return table
