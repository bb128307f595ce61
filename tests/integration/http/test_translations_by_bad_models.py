"""Translations over HTTP where the model answers in another language, refuses, is away, or is not there at all."""

from collections.abc import AsyncIterator, Iterator

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_translations import CARDS, SPANISH, cards_of, english_deck, translated
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import eventually
from tests.standin.openai_server import REFUSAL, OpenAIStandIn, completion, failure, openai_stand_in


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def api(openai: OpenAIStandIn, settings: Settings) -> AsyncIterator[Api]:
    """An installation with a key for OpenAI."""
    with_key = msgspec.structs.replace(
        settings, openai_api_key="sk-test", openai_base_url=openai.url, openai_timeout_seconds=10.0
    )
    async with running_api(with_key) as api:
        yield api


async def test_another_language_is_asked_for_once_more_and_then_left_out(
    learner: Learner, openai: OpenAIStandIn
) -> None:
    deck = await english_deck(learner)

    def disobey(number: int) -> None:
        """Ten cards come back in English once, the two of the second chunk always."""
        task, _, texts, _ = openai.requests[-1]["messages"][1]["content"].split("\n")
        groups = msgspec.json.decode(texts)
        if len(groups) < 10 or not msgspec.json.decode(task)["insist_on_language"]:
            said = {"groups": [{"texts": group} for group in groups]}
            openai.next_replies.append(completion(msgspec.json.encode(said).decode()))

    openai.before_reply = disobey
    done = await translated(learner, deck)
    assert (done["progress"]["done"], done["skipped"]) == (10, {"wrong_language": 2})
    assert len(openai.requests) == done["usage"]["calls"] == 4
    assert {card["front"] for card in await cards_of(learner, done["twin_id"])} == {front for front, _ in SPANISH[:10]}


async def test_a_refusal_is_told(learner: Learner, openai: OpenAIStandIn) -> None:
    deck = await english_deck(learner)
    openai.always = REFUSAL
    failed = await translated(learner, deck, status="failed")
    assert (failed["error"]["code"], failed["skipped"]) == ("nothing_translated", {"refused": CARDS})
    openai.always = None
    assert (await translated(learner, deck))["twin_id"] == failed["twin_id"], "the same twin, filled at last"


async def test_it_waits_for_a_model_that_is_away(learner: Learner, openai: OpenAIStandIn) -> None:
    deck = await english_deck(learner)
    openai.always = failure(503)
    answer = await learner.post(f"/assessments/decks/{deck}/translations", {"language": "es"})
    path = f"/assessments/translations/{answer.json()['id']}"

    async def is_waiting() -> bool:
        return (await learner.get(path)).json()["waiting_until"] is not None

    await eventually(is_waiting)
    other = await learner.post(f"/assessments/decks/{deck}/translations", {"language": "es"})
    assert (other.status_code, other.json()["code"]) == (409, "translation_under_way")
    cancelled = await learner.post(f"{path}/cancel")
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "cancelled")
    openai.always = None
    assert (await translated(learner, deck))["progress"]["done"] == CARDS


async def test_nonsense_is_refused_by_field(learner: Learner, stranger: Learner) -> None:
    deck = await english_deck(learner)
    path = f"/assessments/decks/{deck}/translations"
    for body, pointer in (
        ({"language": "klingon!"}, "/language"),
        ({"language": "en-GB"}, "/language"),
        ({"language": "es", "schedules": "both"}, "/schedules"),
        ({}, "/language"),
    ):
        refused = await learner.post(path, body)
        assert refused.status_code == 422, refused.text
        assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]
    assert (await stranger.post(path, {"language": "es"})).status_code == 404
    done = await translated(learner, deck, schedules="shared")
    assert (await stranger.get(f"/assessments/translations/{done['id']}")).status_code == 404
    settled = await learner.post(path, {"language": "es", "schedules": "separate"})
    assert (settled.status_code, settled.json()["errors"][0]["pointer"]) == (422, "/schedules")


async def test_without_a_model_nobody_translates(settings: Settings) -> None:
    async with running_api(settings) as api:
        learner = await api.register()
        deck = await english_deck(learner)
        for path in (f"/assessments/decks/{deck}/translations", f"/assessments/decks/{deck}/translations/quote"):
            refused = await learner.post(path, {"language": "es"})
            assert (refused.status_code, refused.json()["code"]) == (409, "no_translator")
        decks = (await learner.get("/assessments/decks")).json()["items"]
        assert [each["id"] for each in decks] == [deck]
