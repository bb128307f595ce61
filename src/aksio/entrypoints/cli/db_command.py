"""`aksio db …`"""

import click

from aksio.entrypoints.cli.running import run


@click.group()
def command() -> None:
    """Bring the database's schema up or down, and show where it stands."""


@command.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the schema up to a revision, by default the newest."""
    run(lambda container: container.adapters.schema().upgrade(revision))
    _say_where_it_stands()


@command.command()
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Bring the schema down to a revision; "base" removes everything."""
    run(lambda container: container.adapters.schema().downgrade(revision))
    _say_where_it_stands()


@command.command()
def current() -> None:
    """Show the revision that the database is at."""
    _say_where_it_stands()


@command.command()
def history() -> None:
    """List the revisions, newest first."""
    for revision, what in run(lambda container: container.adapters.schema().history()):
        click.echo(f"{revision}  {what}")


def _say_where_it_stands() -> None:
    click.echo(run(lambda container: container.adapters.schema().current()) or "empty")
