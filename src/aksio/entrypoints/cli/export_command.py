"""`aksio export …`"""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from aksio.application.assessments.interchange.export_deck import ExportDeckQuery
from aksio.domain.shared.errors import NotFound
from aksio.entrypoints.cli.lookups import deck_named, learner_with_email
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container


@click.command()
@click.option("--user", "email", required=True, help="E-mail address of the learner.")
@click.option("--deck", required=True, help="Name or id of the deck.")
@click.option("--format", "format_name", type=click.Choice(["apkg", "csv", "json"]), default="apkg", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to; otherwise named for the deck.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(email: str, deck: str, format_name: str, out: Path | None, as_json: bool) -> None:
    """Write a deck to a file for Anki, for spreadsheets (csv), or with everything in it (json)."""
    with _progress() as progress:
        path, cards = run(
            lambda container: _export(container, progress, email=email, deck=deck, format_name=format_name, out=out)
        )
    if as_json:
        print_json({"file": str(path), "cards": cards, "bytes": path.stat().st_size})
    else:
        click.echo(f"{cards:,} cards are in {path} ({path.stat().st_size:,} bytes).")


async def _export(
    container: Container, progress: Progress, *, email: str, deck: str, format_name: str, out: Path | None
) -> tuple[Path, int]:
    learner_id = await learner_with_email(container, email)
    found = await deck_named(container, learner_id, deck)
    if found is None:
        raise NotFound(f"There is no deck “{deck}”.")
    task = progress.add_task("cards written")
    query = ExportDeckQuery(
        learner_id=learner_id,
        deck_id=found.id,
        format=format_name,
        on_progress=lambda done: progress.update(task, completed=done),
    )
    file = await container.assessments.export_deck()(query)
    path = out or Path(file.name.replace("/", "_"))
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as part:
            async for chunk in file.chunks:
                part.write(chunk)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path, int(progress.tasks[task].completed)


def _progress() -> Progress:
    """On standard error, so that `--json` stays clean."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
