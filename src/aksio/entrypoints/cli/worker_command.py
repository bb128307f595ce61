"""`aksio worker`"""

import asyncio
import signal

import click

from aksio.entrypoints.cli.running import run
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.main import run_background


@click.command()
def command() -> None:
    """Deliver events and do timed work until SIGTERM or Ctrl-C. The schema must be up to date."""
    run(_until_told_to_stop)


async def _until_told_to_stop(container: Container) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await run_background(container, stopping)
