"""The `aksio` command. Each group of commands is a module of its own, imported only when it is used."""

import sys
from importlib import import_module

import click

from aksio.domain.shared.errors import AksioError
from aksio.entrypoints.cli.failures import explain

_GROUPS = {
    "serve": "Run the server (and the background work beside it).",
    "worker": "Run the background work alone: deliver and publish events, listen, do timed work.",
    "celery": "Run reactions and timed work on Celery's workers.",
    "demo": "Play a student's first day over real HTTP.",
    "db": "Bring the database's schema up or down, and show where it stands.",
    "outbox": "Look at the events that could not be delivered, and try them again.",
    "events": "Look at messages of others that could not be taken in, and try them again.",
    "users": "Accounts, for administrators.",
    "schedules": "Rebuild schedules from the review log, or compare.",
    "analytics": "Sum up people's progress anew from the ledgers.",
    "billing": "Put the plans on sale, and repair subscriptions that no message told of.",
    "plot": "Draw a learner's figures in the terminal or into a file.",
    "import": "Read a deck from a file.",
    "export": "Write a deck to a file.",
    "openapi": "Print the API's description.",
    "asyncapi": "Print the description of the events that are published.",
    "settings": "Print every environment variable, its default and what it is for.",
}


class LazyCommands(click.Group):
    """Knows every command's name and help; imports its module when it is called. `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(_GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """What the module calls `command`."""
        if cmd_name not in _GROUPS:
            return None
        command: click.Command = import_module(f"aksio.entrypoints.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_GROUPS.items()))


@click.command(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aksio")
def cli() -> None:
    """Aksio: the backend of an AI learning platform."""


def main() -> None:
    """The console script. Refusals are explained in words and end with a status of their own."""
    try:
        cli()
    except AksioError as error:
        sys.exit(explain(error))


if __name__ == "__main__":
    main()
