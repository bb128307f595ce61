"""`aksio openapi`"""

import json
from pathlib import Path

import click

from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.http.openapi import document


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="A file to write to; by default standard output.")
def command(out: Path | None) -> None:
    """Print the OpenAPI description of the API."""
    text = json.dumps(document(create_app(Settings())), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
