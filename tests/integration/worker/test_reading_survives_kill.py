"""`kill -9` while a model reads answers: what was read stays, what was not is read by the next process."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integration.http_client import Learner
from tests.integration.worker.test_generation_survives_kill import Server, register
from tests.make.polling import until
from tests.make.quiz_bodies import question
from tests.standin.openai_server import HANG, OpenAIStandIn

ESSAYS, ANSWERED = 3, 3
"""Requests to the model before it falls silent: it has read the first answer twice, and the second once."""


async def an_attempt(learner: Learner) -> str:
    """The path of an attempt whose essays were answered."""
    course = (await learner.post("/courses", {"name": "Optics"})).json()["id"]
    rubric = [{"name": "Physics", "levels": [{"text": "no", "points": 0}, {"text": "scattered", "points": 1}]}]
    body = {"title": "Light", "course_id": course, "questions": [question("essay", rubric=rubric)] * ESSAYS}
    quiz = f"/assessments/quizzes/{(await learner.post('/assessments/quizzes', body)).json()['id']}"
    await learner.post(f"{quiz}/publish")
    attempt = (await learner.post(f"{quiz}/attempts")).json()
    path = f"/assessments/attempts/{attempt['id']}"
    for served in attempt["questions"]:
        words = {"answer": {"text": "Short waves are scattered more."}}
        assert (await learner.call("PUT", f"{path}/answers/{served['id']}", json=words)).status_code == 200
    return path


async def shown(learner: Learner, path: str) -> dict[str, Any]:
    return (await learner.get(path)).json()  # type: ignore[no-any-return]


@pytest.mark.timeout(240)
async def test_answers_that_were_being_read_when_the_process_died_are_read_by_the_next(
    database_url: str, openai: OpenAIStandIn, tmp_path: Path
) -> None:
    openai.before_reply = lambda number: setattr(openai, "always", HANG if number > ANSWERED else None)
    server = Server(database_url, openai.url, tmp_path)
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        with server.running():
            learner = await register(client)
            path = await an_attempt(learner)
            submitted = await learner.post(f"{path}/submit")
            assert submitted.json()["waits_for_model"] == ESSAYS
            await until(lambda: number_of_requests(openai), lambda number: number > ANSWERED)
            before = await shown(learner, path)
        asked = len(openai.requests)
        openai.before_reply = lambda number: setattr(openai, "always", None)
        with server.running():
            after = await until(lambda: shown(learner, path), lambda seen: seen["waits_for_model"] == 0)
    assert (before["waits_for_model"], after["status"], after["percent_so_far"]) == (ESSAYS - 1, "graded", 100)
    assert after["answers"][0] == before["answers"][0] | {"version": after["version"]}
    assert len(after["changes"]) == ESSAYS
    assert len(openai.requests) - asked == 2 * (ESSAYS - 1)


async def number_of_requests(openai: OpenAIStandIn) -> int:
    return len(openai.requests)
