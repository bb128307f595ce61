"""What takes minutes holds up nobody else's moments."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from aksio.entrypoints.worker.relay import AT_ONCE
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until
from tests.standin.openai_server import HANG, OpenAIStandIn

GENERATIONS = "/assessments/generations"
EACH = AT_ONCE // 2 + 1


@pytest.fixture
async def model_api(settings: Settings, openai: OpenAIStandIn) -> AsyncIterator[Api]:
    """The application with a model that never answers."""
    openai.always = HANG
    with_model = msgspec.structs.replace(
        settings, openai_api_key="k", openai_base_url=openai.url, generation_lease_seconds=1.0
    )
    async with running_api(with_model) as api:
        yield api


async def generations(learner: Learner) -> list[dict[str, Any]]:
    return (await learner.get(GENERATIONS)).json()["items"]  # type: ignore[no-any-return]


async def begun_by(learner: Learner) -> None:
    """As many generations as are under way at a time, and some more, with another learner's."""
    course_id = await a_course_of(learner)
    await uploaded(learner, course_id)
    body = {"kind": "flashcards", "course_id": course_id, "count": 1}
    answers = await asyncio.gather(*[learner.post(GENERATIONS, body) for _ in range(EACH)])
    assert {answer.status_code for answer in answers} == {202}


async def cancel_all(learner: Learner) -> None:
    for one in await generations(learner):
        await learner.post(f"{GENERATIONS}/{one['id']}/cancel")


async def test_a_review_counts_while_all_hands_are_busy_with_generations(model_api: Api) -> None:
    classmates = [await model_api.register(f"{name}@example.org") for name in ("ada", "grace")]
    await asyncio.gather(*map(begun_by, classmates))

    async def running() -> int:
        found = [one for mate in classmates for one in await generations(mate)]
        return sum(one["status"] == "running" for one in found)

    await until(running, lambda count: count == AT_ONCE)
    quick = await model_api.register("emmy@example.org")
    card = {"course_id": await a_course_of(quick), "front": "What is light?", "back": "A wave."}
    card_id = (await quick.post("/assessments/flashcards", card)).json()["id"]
    await quick.post(f"/assessments/flashcards/{card_id}/reviews", {"rating": 5})

    async def acts() -> list[dict[str, Any]]:
        return (await quick.get("/users/me/activities")).json()["items"]  # type: ignore[no-any-return]

    await until(acts, lambda items: len(items) == 1, seconds=20)
    assert await running() == AT_ONCE
    await asyncio.gather(*map(cancel_all, classmates))
