"""`aksio demo`"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import click
import httpx
from rich.console import Console

from aksio.entrypoints.cli.demo.client import DemoFailed, StudentClient
from aksio.entrypoints.cli.demo.journey import Journey
from aksio.entrypoints.cli.demo.screen import Screen
from aksio.entrypoints.cli.demo.server import answers, own_server
from aksio.entrypoints.cli.running import read_settings


@click.command()
@click.option("--text", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text or Markdown file.")
@click.option("--cards", type=click.IntRange(1, 100), default=20, show_default=True, help="How many to ask for.")
@click.option("--url", help="Where Aksio runs; by default on this machine, and it is started if it is not running.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("aksio-demo.apkg"), show_default=True
)
def command(text: Path | None, cards: int, url: str | None, out: Path) -> None:
    """Play a student's first day over real HTTP: from a text to flashcards, reviews, a forecast and an export."""
    console = Console()
    try:
        with _text(text) as file, _server(url, console) as base_url, StudentClient(base_url) as client:
            Journey(client, Screen(console), text=file, cards=cards, out=out).play()
    except (DemoFailed, httpx.HTTPError) as error:
        raise SystemExit(f"\nThe demo stopped: {error}") from None


@contextmanager
def _text(given: Path | None) -> Iterator[Path]:
    """The file that was named, or the chapter that comes with Aksio."""
    if given is not None:
        yield given
    else:
        with as_file(files("aksio.entrypoints.cli.demo") / "how-we-remember.md") as chapter:
            yield chapter


@contextmanager
def _server(url: str | None, console: Console) -> Iterator[str]:
    settings = read_settings()
    base_url = url or f"http://{settings.host}:{settings.port}"
    if url is not None or answers(base_url):
        yield base_url
    else:
        console.print(f"No Aksio answers on {base_url}; the demo starts one of its own and removes it afterwards.")
        with own_server() as own_url:
            yield own_url
