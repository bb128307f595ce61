"""What the server process runs: the HTTP application with the background work beside it."""

import asyncio
import gc
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.process import BaseProcess
from threading import Thread

from litestar import Litestar

from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.logs import configure_logs
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.composition.writers import get_ready_to_write
from aksio.entrypoints.http.app import Lifespan, create_app
from aksio.entrypoints.worker.main import background

NOTICE_SECONDS = 1.0
"""From SIGTERM until the port is closed. Who asks in between is told that we are leaving, load balancers included."""


def create() -> Litestar:
    """The application as the environment configures it; what `aksio serve` hands to the server."""
    settings = Settings.read()
    configure_logs(settings)
    _die_with_parent()
    get_ready_to_write(settings)
    container = Container(settings=settings)
    lifespan = [_leaving_in_order(container, background_too=settings.background == "on")]
    return create_app(settings, container=container, lifespan=lifespan)


def _leaving_in_order(container: Container, *, background_too: bool) -> Lifespan:
    """At SIGTERM: refuse new requests, begin to end the background work, and close the port after a moment."""

    @asynccontextmanager
    async def beside(app: Litestar) -> AsyncIterator[None]:
        loop, stopping = asyncio.get_running_loop(), asyncio.Event()

        def leave() -> None:
            container.shared.check_readiness().drain()
            stopping.set()
            # The server closes its port at SIGINT, which it goes on handling itself.
            loop.call_later(NOTICE_SECONDS, signal.raise_signal, signal.SIGINT)

        loop.add_signal_handler(signal.SIGTERM, leave)
        gc.freeze()  # what is there now stays; to walk through all of it takes 0.1 s in which nobody is answered
        if not background_too:
            yield
            return
        async with background(container, stopping):
            yield

    return beside


def _die_with_parent() -> None:
    """When the server's main process is killed, nobody could stop this one any more, and it would keep the port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_die_after, args=(parent,), daemon=True, name="parent-watch").start()


def _die_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
