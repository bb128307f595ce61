"""`aksio worker`"""

import asyncio
import signal

import click
from prometheus_client import start_http_server

from aksio.entrypoints.cli.running import run, with_what_it_needs
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.writers import get_ready_to_write
from aksio.entrypoints.worker.main import run_background


@click.command()
def command() -> None:
    """Deliver and publish events, listen and do timed work until SIGTERM or Ctrl-C. The schema must be up to date.

    Reactions and timed work go to Celery's workers where AKSIO_CELERY_BROKER_URL names their broker.
    """
    with_what_it_needs(lambda: run(_until_told_to_stop))


async def _until_told_to_stop(container: Container) -> None:
    get_ready_to_write(container.settings())
    port = container.settings().worker_metrics_port
    if port is not None:
        start_http_server(port)
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await run_background(container, stopping)
