"""What every command needs: settings, a container, and an event loop for one piece of work."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aksio.entrypoints.composition.billing import plans
from aksio.entrypoints.composition.closing import close
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.composition.logs import configure_logs
from aksio.entrypoints.composition.production import require_production_settings
from aksio.entrypoints.composition.settings import BadSettings, Settings

T = TypeVar("T")


def read_settings() -> Settings:
    """From the environment, with logs set up; a bad variable ends the command with its name and status 2."""
    settings = with_what_it_needs(Settings.read)
    with_what_it_needs(lambda: require_production_settings(settings))
    with_what_it_needs(lambda: plans(settings))
    configure_logs(settings)
    return settings


def with_what_it_needs(work: Callable[[], T]) -> T:
    """Do it; where a variable is missing that it needs, end with its name and status 2."""
    try:
        return work()
    except BadSettings as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None


def run(work: Callable[[Container], Awaitable[T]]) -> T:
    """Do a piece of work with a container made from the environment."""
    return run_with(read_settings(), work)


def run_with(settings: Settings, work: Callable[[Container], Awaitable[T]]) -> T:
    """Do a piece of work with a container, and close what it opened."""
    container = Container(settings=settings)

    async def work_and_close() -> T:
        try:
            return await work(container)
        finally:
            await close(container)

    return asyncio.run(work_and_close())
