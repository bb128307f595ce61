"""`kill -9` in the middle of a generation: nothing that was saved is lost, and nothing is written twice."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integration.http_client import PASSWORD, Learner
from tests.make.generation import study_texts
from tests.make.generation_world import numbered_passage
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until
from tests.services.service import Program, free_port
from tests.standin.openai_server import HANG, OpenAIStandIn, openai_stand_in

COUNT = 40
ANSWERED = 5
"""Requests to the model before it falls silent."""
PAGES = "\f".join([study_texts("en")[0], *(numbered_passage(number).text for number in range(1, 20))])


class Server:
    """`aksio serve` in processes of its own, again and again on the same data."""

    def __init__(self, database_url: str, openai_url: str, directory: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._directory = directory
        self._settings = {
            "AKSIO_DATABASE_URL": database_url,
            "AKSIO_DATA_DIR": str(directory),
            "AKSIO_PORT": str(self.port),
            "AKSIO_RATE_LIMITS": "off",
            "AKSIO_OPENAI_API_KEY": "sk-test",
            "AKSIO_OPENAI_BASE_URL": openai_url,
            "AKSIO_GENERATION_LEASE_SECONDS": "2",
        }

    @contextmanager
    def running(self) -> Iterator[None]:
        """Until the end of the block, where all its processes are killed at once and without a word."""
        command = [sys.executable, "-m", "aksio.entrypoints.cli.main", "serve"]
        process = Program(command=command, directory=self._directory, variables=self._settings).start(self._is_ready)
        try:
            yield
        finally:
            os.killpg(process, signal.SIGKILL)

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=1).status_code == 200
        except httpx.HTTPError:
            return False


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


async def request_cards(learner: Learner) -> str:
    """The path of a generation that was asked for."""
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id, PAGES)
    answer = await learner.post(
        "/assessments/generations", {"kind": "flashcards", "course_id": course_id, "count": COUNT}
    )
    return f"/assessments/generations/{answer.json()['id']}"


async def shown(learner: Learner, path: str) -> dict[str, Any]:
    answer = await learner.get(path)
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


async def register(client: httpx.AsyncClient) -> Learner:
    body = {"email": "ada@example.org", "password": PASSWORD}
    answer = (await client.post("/api/v1/auth/register", json=body)).json()
    return Learner(client, answer["user"]["id"], body["email"], answer["access_token"], answer["refresh_token"])


@pytest.mark.timeout(240)
async def test_a_killed_generation_goes_on_where_it_was(
    database_url: str, openai: OpenAIStandIn, tmp_path: Path
) -> None:
    """The model stops answering after some passages, so that the kill surely hits the middle of the work."""
    openai.before_reply = lambda number: setattr(openai, "always", HANG if number > ANSWERED else None)
    server = Server(database_url, openai.url, tmp_path)
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        with server.running():
            learner = await register(client)
            path = await request_cards(learner)
            before = await until(lambda: shown(learner, path), lambda seen: seen["progress"]["done"] > 0, seconds=60)
            await until(lambda: number_of_requests(openai), lambda number: number > ANSWERED, seconds=60)
        openai.before_reply = lambda number: setattr(openai, "always", None)
        with server.running():
            after = await until(lambda: shown(learner, path), lambda seen: seen["status"] == "succeeded", seconds=60)
            cards = (await learner.get("/assessments/flashcards", params={"limit": 100})).json()["items"]
            decks = (await learner.get("/assessments/decks")).json()["items"]
    saved, written = before["result"]["flashcard_ids"], after["result"]["flashcard_ids"]
    assert before["status"] == "running"
    assert written[: len(saved)] == saved
    assert {card["id"] for card in cards} == set(written)
    assert len(cards) == len({card["front"] for card in cards}) == COUNT
    assert [deck["id"] for deck in decks] == [after["result"]["deck_id"]]


async def number_of_requests(openai: OpenAIStandIn) -> int:
    return len(openai.requests)
