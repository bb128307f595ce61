"""`aksio import …`"""

import hashlib
from io import BufferedReader
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from aksio.application.assessments.interchange.import_deck import ImportDeck, ImportDeckCommand
from aksio.application.assessments.interchange.import_report import ImportReport
from aksio.entrypoints.cli.lookups import course_named, deck_named, learner_with_email
from aksio.entrypoints.cli.printing import print_json
from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--user", "email", required=True, help="E-mail address of the learner.")
@click.option("--course", required=True, help="Name or id of the learner's course.")
@click.option("--deck", help="Name or id of a deck; one that does not exist yet is made.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(*, file: Path, email: str, course: str, deck: str | None, dry_run: bool, as_json: bool) -> None:
    """Read a deck from a CSV, JSON or Anki file: all of it, or nothing.

    Reading the same file again adds only what is not there yet.
    """
    with file.open("rb") as content, _progress() as progress:
        report = run(
            lambda container: _import(
                container, content, progress, email=email, course=course, deck=deck, dry_run=dry_run
            )
        )
    if as_json:
        print_json(_plain(report))
    else:
        _show(report)


async def _import(
    container: Container,
    content: BufferedReader,
    progress: Progress,
    *,
    email: str,
    course: str,
    deck: str | None,
    dry_run: bool,
) -> ImportReport:
    learner_id = await learner_with_email(container, email)
    chosen = await course_named(container, learner_id, course)
    found = await deck_named(container, learner_id, deck, course_id=chosen.id) if deck else None
    task = progress.add_task("Reading cards", total=None)
    command = ImportDeckCommand(
        learner_id=learner_id,
        file=content,
        file_name=Path(content.name).name,
        course_id=chosen.id,
        deck_id=found.id if found else None,
        deck_name=deck,
        key=f"{chosen.id}/{deck or ''}/{hashlib.file_digest(content, 'sha256').hexdigest()}",
        dry_run=dry_run,
        on_progress=lambda done, total: progress.update(task, completed=done, total=total),
    )
    import_deck: ImportDeck = container.assessments.import_deck()
    return await import_deck(command)


def _progress() -> Progress:
    """On standard error, so that `--json` stays clean."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _show(report: ImportReport) -> None:
    verb = "would go" if report.dry_run else "went"
    console = Console()
    console.print(
        f"{report.cards:,} cards with {report.reviews:,} reviews {verb} into “{report.deck_name}” ({report.format})."
    )
    if report.dropped_media:
        console.print(f"{report.dropped_media:,} pictures and sounds were left behind.")
    if report.skipped:
        console.print(_skipped(report))


def _skipped(report: ImportReport) -> Table:
    table = Table("why", "cards", "for example", title="Left out")
    for skipped in report.skipped:
        table.add_row(skipped.message, f"{skipped.count:,}", ", ".join(f"no. {number}" for number in skipped.numbers))
    return table


def _plain(report: ImportReport) -> dict[str, object]:
    return {
        "deck_id": report.deck_id,
        "deck_name": report.deck_name,
        "course_id": report.course_id,
        "format": report.format,
        "dry_run": report.dry_run,
        "cards": report.cards,
        "reviews": report.reviews,
        "dropped_media": report.dropped_media,
        "skipped": [
            {"reason": one.reason, "message": one.message, "count": one.count, "numbers": one.numbers}
            for one in report.skipped
        ],
    }
