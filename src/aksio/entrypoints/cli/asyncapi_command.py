"""`aksio asyncapi`"""

from pathlib import Path

import click

from aksio.entrypoints.composition.asyncapi import asyncapi


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="A file to write to; by default standard output.")
def command(out: Path | None) -> None:
    """Print the AsyncAPI description of the events that are published to Kafka."""
    if out is None:
        click.echo(asyncapi(), nl=False)
    else:
        out.write_text(asyncapi(), encoding="utf-8")
