"""The application of the accounts' tests: its clock stands still until it is told to go on, and its mail is kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aksio.adapters.embedded.mailer import ConsoleMailer
from aksio.entrypoints.composition.settings import Settings
from tests.integration.accounts.console import Console
from tests.integration.http_client import Api, running_api
from tests.make.clock import FixedClock


@pytest.fixture
def console() -> Console:
    """Where mail is written."""
    return Console()


@pytest.fixture
async def api(settings: Settings, clock: FixedClock, console: Console) -> AsyncIterator[Api]:
    """On SQLite."""
    async with running_api(settings, clock=clock, mailer=ConsoleMailer(console)) as api:
        yield api


@pytest.fixture
async def api_on_each(database_url: str, tmp_path: Path, clock: FixedClock, console: Console) -> AsyncIterator[Api]:
    """Once on SQLite and once on Postgres."""
    settings = Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")
    async with running_api(settings, clock=clock, mailer=ConsoleMailer(console)) as api:
        yield api
