"""What the server process runs: the HTTP application with the background work beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar

from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.logs import configure_logs
from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.http.app import create_app
from aksio.entrypoints.worker.main import background


def create() -> Litestar:
    """The application as the environment configures it; what `aksio serve` hands to the server."""
    settings = Settings.read()
    configure_logs(settings)
    container = Container(settings=settings)

    @asynccontextmanager
    async def beside(app: Litestar) -> AsyncIterator[None]:
        async with background(container):
            yield

    return create_app(settings, container=container, lifespan=[beside] if settings.background == "on" else [])
