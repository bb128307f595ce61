"""`aksio events …`"""

import click
from rich.console import Console
from rich.table import Table

from aksio.application.shared.take_in import DeadLetter
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run, with_what_it_needs


@click.group()
def command() -> None:
    """Messages of others that could not be taken in."""


@command.group()
def dead() -> None:
    """Look at the messages that were given up, and take them in again."""


@dead.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_dead(as_json: bool) -> None:
    """Show what waits in the topics that end with .dead."""
    letters = with_what_it_needs(lambda: run(lambda container: container.shared.list_dead_letters()()))
    if as_json:
        print_json([_plain(letter) for letter in letters])
    else:
        Console().print(_table(letters))


@dead.command()
@click.argument("places", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Only say how many there are.")
def redrive(places: tuple[str, ...], dry_run: bool) -> None:
    """Take given-up messages in again: those named by their place (topic/partition/offset), or all of them."""
    if dry_run:
        letters = with_what_it_needs(lambda: run(lambda container: container.shared.list_dead_letters()()))
        count = sum(1 for letter in letters if not places or letter.message.place in places)
        click.echo(f"{count} would be taken in again.")
    else:
        count = with_what_it_needs(lambda: run(lambda container: container.shared.redrive_messages()(places=places)))
        click.echo(f"{count} will be taken in again.")


def _plain(letter: DeadLetter) -> dict[str, object]:
    return {
        "place": letter.message.place,
        "key": letter.message.key,
        "reason": letter.reason,
        "tries": letter.tries,
        "value": letter.message.value.decode("utf-8", "replace"),
    }


def _table(letters: list[DeadLetter]) -> Table:
    table = Table("place", "tries", "reason", "message", title=f"{len(letters)} dead letters")
    for letter in letters:
        shown = letter.message.value[:80].decode("utf-8", "replace")
        table.add_row(letter.message.place, str(letter.tries), letter.reason, shown)
    return table
