"""Several devices ask for one translation at the same moment: there is one, and one twin, and one is paid for."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import Reservation
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_translations import ENGLISH, english_deck
from tests.integration.http.test_translations_of_quizzes import english_quiz, questions_of
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import until
from tests.standin.openai_server import OpenAIStandIn, failure, openai_stand_in

AT_ONCE = 8
AWAY = failure(503)


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def api(database_url: str, tmp_path: Path, openai: OpenAIStandIn) -> AsyncIterator[Api]:
    """An installation with a key for OpenAI, on either database."""
    settings = Settings(
        database_url=database_url,
        data_dir=tmp_path,
        rate_limits="off",
        log_level="error",
        openai_api_key="sk-test",
        openai_base_url=openai.url,
        openai_timeout_seconds=10.0,
    )
    async with running_api(settings) as api:
        yield api


@pytest.fixture
def all_together(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks for a twin before all have set aside what it takes: else they come one by one."""
    meters, together = api.container.adapters.usage_meters(), asyncio.Barrier(AT_ONCE)
    reserve = meters.reserve

    async def reserve_and_wait(reservation: Reservation, *, limit: int | None) -> bool:
        granted: bool = await reserve(reservation, limit=limit)
        if reservation.meter is Meter.GENERATIONS:
            await together.wait()
        return granted

    monkeypatch.setattr(meters, "reserve", reserve_and_wait)


async def at_once(learner: Learner, path: str) -> str:
    """Where the one translation is that comes of it; none of it may end before all have their answers."""
    asking = (learner.post(f"{path}/translations", {"language": "es"}) for _ in range(AT_ONCE))
    answers: list[httpx.Response] = await asyncio.gather(*asking)
    taken = [answer for answer in answers if answer.status_code == 202]
    refused = [answer for answer in answers if answer.status_code != 202]
    assert len(taken) == 1, [answer.text for answer in answers]
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(409, "translation_under_way")}
    return taken[0].headers["location"].removeprefix("/api/v1")


async def used(learner: Learner) -> int:
    return int((await learner.get("/billing/usage")).json()["generations"]["used"])


async def a_change(learner: Learner, path: str) -> None:
    """Something that is not in the other language yet."""
    if "decks" in path:
        deck = (await learner.get(path)).json()
        card = {"course_id": deck["course_id"], "deck_id": deck["id"], "front": ENGLISH[9][1], "back": ENGLISH[9][0]}
        assert (await learner.post("/assessments/flashcards", card)).status_code == 201
    else:
        question = (await questions_of(learner, path.rpartition("/")[2]))[2]
        changed = await learner.patch(f"{path}/questions/{question['id']}", {"text": ENGLISH[8][0]})
        assert changed.status_code == 200, changed.text


@pytest.mark.usefixtures("all_together")
@pytest.mark.parametrize("subject", ["decks", "quizzes"])
async def test_one_is_first_and_the_others_find_it_under_way(
    learner: Learner, openai: OpenAIStandIn, subject: str
) -> None:
    original = await (english_deck(learner) if subject == "decks" else english_quiz(learner))
    path = f"/assessments/{subject}/{original}"
    twins = set()
    for count in (1, 2):
        openai.always = AWAY
        translation = await at_once(learner, path)
        twins.add((await learner.get(translation)).json()["twin_id"])
        shown = (await learner.get(f"/assessments/{subject}")).json()["items"]
        assert {each["id"] for each in shown if each["twin_of"] == original} == twins, "a twin, and no other"
        assert await used(learner) == count, "those that were refused used nothing"
        openai.always = None
        await until(learner, translation, status="succeeded")
        assert await used(learner) == count
        await a_change(learner, path)
    assert len(twins) == 1
