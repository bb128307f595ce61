"""What can be made of a summary: memory aids and flashcards."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_summaries import material, written
from tests.integration.http_client import Learner, running_api
from tests.make.polling import until
from tests.standin.openai_server import REFUSAL, OpenAIStandIn, completion, failure, openai_stand_in, parts_of

TASTES = ["sweet", "umami", "bitter", "salty", "acid"]


async def summed_up(learner: Learner) -> tuple[str, dict[str, Any]]:
    """The path of a summary, and what it says."""
    path, _ = await material(learner)
    summary = await written(learner, path)
    return f"{path}/{summary['id']}", summary


async def test_without_a_model_a_list_gives_an_acronym_or_an_honest_no(learner: Learner) -> None:
    path, summary = await summed_up(learner)
    aid = (await learner.post(f"{path}/memory-aids", {"items": TASTES})).json()
    assert (aid["kind"], sorted(aid["items"]), aid["usage"]["calls"]) == ("acronym", sorted(TASTES), 0)
    assert aid["text"] == "".join(item[0] for item in aid["items"]).upper()
    none = (await learner.post(f"{path}/memory-aids", {"items": ["sky", "tree", "moon", "gold"]})).json()
    assert (none["kind"], none["text"]) == ("none", None)
    assert "model" in none["detail"]
    term = summary["key_concepts"][0]["term"]
    assert (await learner.post(f"{path}/memory-aids", {"concept": term})).json()["kind"] == "none"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"concept": "nothing of the kind"}, "/concept"),
        ({"concept": "x", "items": ["a"]}, "/items"),
        ({"items": ["a", " "]}, "/items/1"),
        ({"items": ["a"] * 13}, "/items"),
        ({"in_order": "yes"}, "/in_order"),
    ],
)
async def test_nonsense_is_refused_with_the_field(learner: Learner, wrong: dict[str, Any], pointer: str) -> None:
    path, _ = await summed_up(learner)
    answer = await learner.post(f"{path}/memory-aids", wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_cards_are_made_of_a_summary_and_of_one_concept(learner: Learner) -> None:
    path, summary = await summed_up(learner)
    concept = summary["key_concepts"][0]["term"]
    for body, topic in (({"count": 2}, None), ({"count": 1, "concept": concept.upper()}, concept)):
        answer = await learner.post(f"{path}/flashcards", body)
        assert answer.status_code == 202, answer.text
        where = f"/assessments/generations/{answer.json()['generation_id']}"
        assert answer.headers["location"] == f"/api/v1{where}"
        generation = await until(lambda: learner.get(where), lambda seen: seen.json()["status"] == "succeeded")  # noqa: B023
        assert generation.json()["topic"] == topic
        assert generation.json()["document_ids"] == [summary["citations"][0]["document_id"]]
    answer = await learner.post(f"{path}/flashcards", {"count": 0})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/count")


async def test_what_is_made_of_anothers_summary_is_not_there(learner: Learner, stranger: Learner) -> None:
    path, _ = await summed_up(learner)
    for made, body in (("memory-aids", {}), ("flashcards", {"count": 1})):
        assert (await stranger.post(f"{path}/{made}", body)).status_code == 404


# With OpenAI.


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def reader(openai: OpenAIStandIn, settings: Settings) -> AsyncIterator[Learner]:
    with_key = msgspec.structs.replace(settings, openai_api_key="sk-test", openai_base_url=openai.url)
    async with running_api(with_key) as api:
        yield await api.register()


async def test_a_model_thinks_of_a_mnemonic_which_is_plain_text(reader: Learner, openai: OpenAIStandIn) -> None:
    path, summary = await summed_up(reader)
    concept = summary["key_concepts"][0]
    said = {"kind": "acronym", "text": "A rhyme <img src=x>", "detail": "See [this](https://evil.example)."}
    openai.next_replies = [completion(msgspec.json.encode(said).decode())]
    aid = (await reader.post(f"{path}/memory-aids", {"concept": concept["term"]})).json()
    assert aid["kind"] == "mnemonic", "it spells nothing"
    assert (aid["usage"]["calls"], aid["items"]) == (1, [concept["term"]])
    assert not any(bad in aid["text"] + aid["detail"] for bad in ("<img", "https", "]("))
    task, things = parts_of(openai.requests[-1])
    assert things == f"{concept['term']}\nmeaning: {concept['definition']}"
    assert task == {"in_order": False, "language": summary["language"]}


async def test_a_model_that_will_not_or_cannot_says_so(reader: Learner, openai: OpenAIStandIn) -> None:
    path, _ = await summed_up(reader)
    openai.always = REFUSAL
    refused = (await reader.post(f"{path}/memory-aids", {"items": TASTES})).json()
    assert (refused["kind"], refused["text"], refused["usage"]["calls"]) == ("none", None, 1)
    openai.always = failure(500)
    away = await reader.post(f"{path}/memory-aids", {"items": TASTES})
    assert (away.status_code, away.json()["code"]) == (503, "writer_unavailable")
    assert "retry-after" in away.headers
