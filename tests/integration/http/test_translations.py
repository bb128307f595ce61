"""Decks in other languages, over HTTP: with a model that translates well or badly, and without one."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import a_course_of, until
from tests.make.parallel import pairs
from tests.standin.openai_server import OpenAIStandIn, openai_stand_in

CARDS = 12
ENGLISH, SPANISH = pairs("en")[:CARDS], pairs("es")[:CARDS]
SOURCE = {"page": 3, "text": "The Panthers defense gave up just 308 points."}


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


async def english_deck(learner: Learner) -> str:
    """A deck of questions in English, each with a verbatim source."""
    course = await a_course_of(learner)
    new = {"name": "Football", "course_id": course, "language": "en"}
    deck: str = (await learner.post("/assessments/decks", new)).json()["id"]
    belongs = {"course_id": course, "deck_id": deck, "source": SOURCE}
    cards = [{**belongs, "front": question, "back": answer} for question, answer in ENGLISH]
    assert (await learner.post("/assessments/flashcards/bulk", {"flashcards": cards})).status_code == 201
    return deck


async def translated(learner: Learner, deck: str, status: str = "succeeded", **wanted: Any) -> dict[str, Any]:
    """The translation, once it has ended."""
    answer = await learner.post(f"/assessments/decks/{deck}/translations", {"language": "es", **wanted})
    assert answer.status_code == 202, answer.text
    return await until(learner, answer.headers["location"].removeprefix("/api/v1"), status=status)


async def cards_of(learner: Learner, deck: str) -> list[dict[str, Any]]:
    """In the order in which the originals were written."""
    where = {"deck_id": deck, "limit": 100}
    items: list[dict[str, Any]] = (await learner.get("/assessments/flashcards", params=where)).json()["items"]
    return sorted(items, key=lambda card: str(card["twin_of"] or card["id"]))


async def card(learner: Learner, card_id: str) -> dict[str, Any]:
    shown: dict[str, Any] = (await learner.get(f"/assessments/flashcards/{card_id}")).json()
    return shown


async def due(learner: Learner, **where: str) -> list[str]:
    queue = (await learner.get("/assessments/flashcards/due", params={"limit": 100, **where})).json()
    return [card["id"] for card in queue["items"]]


async def test_a_deck_is_translated_for_no_more_than_was_quoted(learner: Learner, openai: OpenAIStandIn) -> None:
    deck = await english_deck(learner)
    quote = (await learner.post(f"/assessments/decks/{deck}/translations/quote", {"language": "es"})).json()
    assert (quote["pieces"], quote["calls"], quote["fits"], openai.requests) == (CARDS, 2, True, [])
    done = await translated(learner, deck)
    assert (done["progress"], done["skipped"]) == ({"done": CARDS, "total": CARDS}, {})
    assert done["usage"]["calls"] == len(openai.requests) == 2
    assert done["usage"]["input_tokens"] + done["usage"]["output_tokens"] <= quote["estimated_tokens"]
    twin = (await learner.get(f"/assessments/decks/{done['twin_id']}")).json()
    assert (twin["name"], twin["language"]) == ("Football (es)", "es")
    assert (twin["twin_of"], twin["twin_schedules"]) == (deck, "separate")
    originals, twins = await cards_of(learner, deck), await cards_of(learner, twin["id"])
    assert [card["twin_of"] for card in twins] == [card["id"] for card in originals]
    assert {(card["front"], card["back"]) for card in twins} == set(SPANISH)
    assert [card["source"] for card in twins] == [card["source"] for card in originals], "quotes stay verbatim"
    assert {card["schedule_of"] for card in twins} == {None}
    left = (await learner.post(f"/assessments/decks/{deck}/translations/quote", {"language": "es"})).json()
    assert left["remaining_tokens"] == quote["remaining_tokens"] - 900 * 2


async def test_shared_schedules_are_one_memory(learner: Learner) -> None:
    deck = await english_deck(learner)
    twin_deck = (await translated(learner, deck, schedules="shared"))["twin_id"]
    original, twin = (await cards_of(learner, deck))[0], (await cards_of(learner, twin_deck))[0]
    assert twin["schedule_of"] == original["id"]
    everything = await due(learner)
    assert original["id"] in everything
    assert twin["id"] not in everything, "only one of the two is due"
    assert twin["id"] in await due(learner, deck_id=twin_deck), "except where its own deck is studied"

    reviewed = await learner.post(f"/assessments/flashcards/{twin['id']}/reviews", {"rating": 5})
    assert reviewed.json()["review"]["flashcard_id"] == original["id"]
    schedules = [(await card(learner, each["id"]))["schedule"] for each in (original, twin)]
    assert schedules[0] == schedules[1]
    assert schedules[0]["due_on"] is not None
    assert original["id"] not in await due(learner)
    assert twin["id"] not in await due(learner, deck_id=twin_deck)
    for each in (original, twin):
        history = (await learner.get(f"/assessments/flashcards/{each['id']}/reviews")).json()["items"]
        assert [review["rating"] for review in history] == [5]

    undone = (await learner.delete(f"/assessments/flashcards/{twin['id']}/reviews/last")).json()
    assert (undone["front"], undone["schedule"]["due_on"]) == (twin["front"], None)
    assert undone == await card(learner, twin["id"])
    assert original["id"] in await due(learner)


async def test_answers_from_offline_to_either_go_to_the_one_memory(learner: Learner) -> None:
    deck = await english_deck(learner)
    twin_deck = (await translated(learner, deck, schedules="shared"))["twin_id"]
    original, twin = (await cards_of(learner, deck))[0], (await cards_of(learner, twin_deck))[0]
    given = [(original, "2026-03-01T12:00:00Z"), (twin, "2026-03-02T12:00:00Z")]
    reviews = [
        {"review_id": str(UUID(int=number)), "flashcard_id": each["id"], "rating": 4, "reviewed_at": at}
        for number, (each, at) in enumerate(given)
    ]
    answer = await learner.post("/assessments/reviews/batch", {"reviews": reviews})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["recorded"], answer.json()["unknown"]) == (2, [])
    stand = {each["flashcard_id"]: each["schedule"]["repetitions"] for each in answer.json()["cards"]}
    assert stand == {original["id"]: 2, twin["id"]: 2}


async def test_separate_schedules_are_two_memories(learner: Learner) -> None:
    deck = await english_deck(learner)
    twin_deck = (await translated(learner, deck))["twin_id"]
    original, twin = (await cards_of(learner, deck))[0], (await cards_of(learner, twin_deck))[0]
    assert {original["id"], twin["id"]} <= {*await due(learner, deck_id=deck), *await due(learner, deck_id=twin_deck)}
    await learner.post(f"/assessments/flashcards/{twin['id']}/reviews", {"rating": 5})
    assert (await card(learner, original["id"]))["schedule"]["due_on"] is None


async def test_an_edit_makes_the_twin_stale_until_it_is_translated_again(learner: Learner) -> None:
    deck = await english_deck(learner)
    done = await translated(learner, deck, schedules="shared")
    refused = await learner.post(f"/assessments/decks/{deck}/translations", {"language": "es"})
    assert (refused.status_code, refused.json()["code"]) == (409, "up_to_date")
    original, other = (await cards_of(learner, deck))[:2]
    twin = (await cards_of(learner, done["twin_id"]))[0]
    await learner.patch(f"/assessments/flashcards/{other['id']}", {"tags": ["hard"]})
    await learner.patch(f"/assessments/flashcards/{original['id']}", {"front": ENGLISH[5][0], "back": ENGLISH[5][1]})
    await until(learner, f"/assessments/flashcards/{twin['id']}", twin_is_stale=True)
    assert sum(each["twin_is_stale"] for each in await cards_of(learner, done["twin_id"])) == 1
    await learner.post(f"/assessments/flashcards/{twin['id']}/reviews", {"rating": 4})
    again = await translated(learner, deck)
    assert (again["twin_id"], again["progress"]) == (done["twin_id"], {"done": 1, "total": 1})
    renewed = await card(learner, twin["id"])
    assert (renewed["front"], renewed["back"], renewed["twin_is_stale"]) == (*SPANISH[5], False)
    assert renewed["schedule"]["repetitions"] == 1, "and it is still the same memory"


async def test_what_one_has_written_oneself_is_not_stale(learner: Learner) -> None:
    deck = await english_deck(learner)
    done = await translated(learner, deck)
    original, twin = (await cards_of(learner, deck))[0], (await cards_of(learner, done["twin_id"]))[0]
    await learner.patch(f"/assessments/flashcards/{original['id']}", {"back": "Another answer."})
    await until(learner, f"/assessments/flashcards/{twin['id']}", twin_is_stale=True)
    mine = await learner.patch(f"/assessments/flashcards/{twin['id']}", {"back": "Otra respuesta."})
    assert mine.json()["twin_is_stale"] is False


@pytest.mark.parametrize("schedules", ["shared", "separate"])
async def test_deleting_either_leaves_the_other_usable(learner: Learner, schedules: str) -> None:
    deck = await english_deck(learner)
    twin_deck = (await translated(learner, deck, schedules=schedules))["twin_id"]
    (first, second), twins = (await cards_of(learner, deck))[:2], (await cards_of(learner, twin_deck))[:2]
    await learner.post(f"/assessments/flashcards/{first['id']}/reviews", {"rating": 5})
    stood = (await card(learner, twins[0]["id"]))["schedule"]
    assert (await learner.delete(f"/assessments/flashcards/{first['id']}")).status_code == 204
    assert (await learner.delete(f"/assessments/flashcards/{twins[1]['id']}")).status_code == 204
    left = await card(learner, twins[0]["id"])
    assert (left["schedule"], left["schedule_of"]) == (stood, None)
    for each in (left, second):
        answered = await learner.post(f"/assessments/flashcards/{each['id']}/reviews", {"rating": 4})
        assert answered.json()["review"]["flashcard_id"] == each["id"]
    assert (await learner.delete(f"/assessments/decks/{deck}")).status_code == 204
    alone = (await learner.get(f"/assessments/decks/{twin_deck}")).json()
    assert (alone["twin_of"], alone["twin_schedules"], alone["language"]) == (None, None, "es")
