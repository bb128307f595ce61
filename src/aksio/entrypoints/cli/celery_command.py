"""`aksio celery …`"""

import click

from aksio.entrypoints.cli.running import read_settings, with_what_it_needs
from aksio.entrypoints.composition.delivery import QUEUES
from aksio.entrypoints.worker.celery_process import run_beat, run_worker


@click.group()
def command() -> None:
    """Run reactions and timed work on Celery, on as many machines as there are."""


@command.command()
@click.option(
    "--processes", type=click.IntRange(1, 64), default=2, show_default=True, help="How many work side by side."
)
@click.option(
    "--only",
    type=click.Choice(list(QUEUES)),
    help="Do nothing else: long work is what takes minutes, and others need not stand behind it.",
)
def worker(processes: int, only: str | None) -> None:
    """Do what the relay and beat hand out, until SIGTERM. The schema must be up to date."""
    settings = read_settings()
    with_what_it_needs(lambda: run_worker(settings, processes=processes, only=only))


@command.command()
def beat() -> None:
    """Hand out timed work, until SIGTERM. One is enough; a second one does no harm."""
    settings = read_settings()
    with_what_it_needs(lambda: run_beat(settings))
