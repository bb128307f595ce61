"""Idempotency-Key when storage goes away in the middle of a request."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from aksio.application.shared.answer_once import Answer
from aksio.domain.shared.errors import Unavailable
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, running_api


class Away:
    """Answers that can be opened and then neither stored nor given up."""

    async def open(self, key: str, *, fingerprint: str, now: datetime, stale_before: datetime) -> "Away":
        return self

    async def forget(self, *, before: datetime) -> int:
        return 0

    async def store(self, answer: Answer) -> None:
        raise Unavailable("Storage is away.")

    async def abandon(self) -> None:
        raise Unavailable("Storage is away.")


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    async with running_api(settings, answers=Away()) as api:
        yield api


@pytest.mark.parametrize("name", ["Optics", ""])
async def test_an_answer_that_cannot_be_kept_is_not_given(api: Api, name: str) -> None:
    learner = await api.register()
    answer = await learner.post("/courses", {"name": name}, headers={"Idempotency-Key": "once"})
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
