"""Every promise is held on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from aksio.application.notifications.webhooks.ports import Sent
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, running_api


class TakesEverything:
    """Webhooks lead nowhere here: no name is looked up and nobody is called."""

    async def check(self, url: str) -> None:
        """See the port."""

    async def send(self, url: str, *, headers: dict[str, str], body: bytes) -> Sent:
        """See the port."""
        return Sent(milliseconds=1, status=204, answer="")

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Everything else embedded; nobody is limited."""
    return Settings(database_url=database_url, data_dir=tmp_path, rate_limits="off", log_level="error")


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    """The whole application with its background work."""
    async with running_api(settings, webhook_sender=TakesEverything()) as api:
        yield api
