"""What a plan allows holds over HTTP, however many ask at once, on SQLite and on Postgres."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.clock import FixedClock
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until
from tests.standin.openai_server import HANG, OpenAIStandIn, openai_stand_in

BUDGET = 10
AT_ONCE = 200
PLANS = """
[[plans]]
id = "free"
name = "Free"
amount = 0
currency = "eur"

[plans.limits]
generations = 10
documents = 10
chat_messages = 10
"""


@pytest.fixture
def model() -> Iterator[OpenAIStandIn]:
    """What writes the cards."""
    with openai_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
async def api(database_url: str, tmp_path: Path, clock: FixedClock, model: OpenAIStandIn) -> AsyncIterator[Api]:
    """Ten of each a month, and on the second of March."""
    plans = tmp_path / "plans.toml"
    plans.write_text(PLANS)
    settings = Settings(
        database_url=database_url,
        data_dir=tmp_path,
        rate_limits="off",
        log_level="error",
        plans_file=plans,
        openai_api_key="sk-test",
        openai_base_url=model.url,
    )
    async with running_api(settings, clock=clock) as api:
        yield api


async def patiently(ask: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    """Again where there was no connection to be had within two seconds, as a client would."""
    for _ in range(50):
        answer = await ask()
        if answer.status_code != 503:
            break
        await asyncio.sleep(0.2)
    return answer


async def used(learner: Learner, meter: str) -> int:
    shown = (await patiently(lambda: learner.get("/billing/usage"))).json()[meter]
    assert shown["limit"] == BUDGET
    return int(shown["used"])


def require_clear(refusal: httpx.Response, words: str) -> None:
    """It says which budget it is, how large, and when it is full again."""
    problem = refusal.json()
    assert (refusal.status_code, problem["code"]) == (429, "plan_limit_reached")
    assert f"allows 10 {words}" in problem["detail"]
    assert "2026-04-01T00:00:00Z" in problem["detail"]
    assert refusal.headers["retry-after"] == str(29 * 86400 + 12 * 3600)


async def test_two_hundred_ask_for_cards_and_ten_calls_are_made(learner: Learner, model: OpenAIStandIn) -> None:
    model.always = HANG
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id, "Photons are quanta of light. Refraction bends a wave.", name="light.md")
    body = {"kind": "flashcards", "course_id": course_id, "count": 1}
    asking = (patiently(lambda: learner.post("/assessments/generations", body)) for _ in range(AT_ONCE))
    answers = await asyncio.gather(*asking)
    assert sorted({answer.status_code for answer in answers}) == [202, 429]
    taken = [answer.json()["id"] for answer in answers if answer.status_code == 202]
    assert len(taken) == BUDGET
    require_clear(next(answer for answer in answers if answer.status_code == 429), "generations")
    listed = await patiently(lambda: learner.get("/assessments/generations?limit=100"))
    assert {one["id"] for one in listed.json()["items"]} == set(taken)
    assert await used(learner, "generations") == BUDGET
    assert 0 < await until(lambda: _calls(model), bool) <= BUDGET


async def _calls(model: OpenAIStandIn) -> int:
    return len(model.requests)


async def test_a_generation_that_brought_nothing_is_given_back(learner: Learner) -> None:
    course_id = await a_course_of(learner)
    await learner.post("/assessments/generations", {"kind": "quiz", "course_id": course_id, "count": 1})
    await until(lambda: used(learner, "generations"), lambda count: count == 0)


async def test_a_request_that_is_refused_uses_nothing(learner: Learner, stranger: Learner) -> None:
    course_id = await a_course_of(stranger)
    for body in ({"kind": "flashcards", "course_id": course_id, "count": 1}, {"kind": "poems"}):
        assert (await learner.post("/assessments/generations", body)).status_code in (404, 422)
    assert await used(learner, "generations") == 0


async def test_documents_are_counted_as_they_come(learner: Learner) -> None:
    course_id = await a_course_of(learner)
    path = f"/courses/{course_id}/documents"
    files = [{"file": (f"{number}.md", f"Text {number} of the course.".encode())} for number in range(BUDGET + 3)]
    answers = await asyncio.gather(*(learner.post(path, files=one) for one in files))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) == 3, [answer.text for answer in answers]
    require_clear(refused[0], "new documents")
    assert len((await learner.get(f"{path}?limit=100")).json()["items"]) == BUDGET
    assert await used(learner, "documents") == BUDGET


async def test_an_upload_that_fails_uses_nothing(learner: Learner) -> None:
    path = f"/courses/{await a_course_of(learner)}/documents"
    assert (await learner.post(path, files={"file": ("empty.md", b"")})).status_code == 422
    assert await used(learner, "documents") == 0


async def test_questions_are_counted_and_repeating_one_is_not(learner: Learner) -> None:
    chat = (await learner.post("/chat/chats", {"title": "Light"})).json()["id"]
    path = f"/chat/chats/{chat}/messages"

    async def asks(number: int) -> httpx.Response:
        key = {"Idempotency-Key": f"question-{number}"}
        return await learner.post(path, {"content": f"What is {number}?"}, headers=key)

    first = [await asks(number) for number in range(BUDGET)]
    assert {answer.status_code for answer in first} == {201}
    require_clear(await asks(BUDGET), "chat messages")
    assert (await asks(0)).status_code == 201
    message_id: Any = first[0].json()["user_message"]["id"]
    require_clear(await learner.post(f"/chat/messages/{message_id}/edit", {"content": "What else?"}), "chat messages")
    assert await used(learner, "chat_messages") == BUDGET


async def test_the_next_month_begins_anew(api: Api, learner: Learner, clock: FixedClock) -> None:
    course_id = await a_course_of(learner)
    path = f"/courses/{course_id}/documents"
    await learner.post(path, files={"file": ("a.md", b"Some text about light.")})
    assert await used(learner, "documents") == 1
    clock.go_on(msgspec.convert("2026-04-01T00:00:00Z", type(clock.now())) - clock.now())
    learner = await api.log_in(learner.email)
    assert await used(learner, "documents") == 0
