"""`aksio settings`"""

import click

from aksio.entrypoints.composition.settings_table import settings_table


@click.command()
def command() -> None:
    """Print every environment variable with its default and its meaning, as Markdown."""
    click.echo(settings_table(), nl=False)
