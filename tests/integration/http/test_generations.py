"""Generations over HTTP: real articles, real routes, background work beside them, and a writer that may fail."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http_client import Api, Learner, running_api
from tests.make.generation import STUDY_LANGUAGES, study_texts
from tests.make.material import a_course_of, uploaded
from tests.make.polling import until
from tests.standin.openai_server import GARBAGE, HANG, REFUSAL, OpenAIStandIn, Reply, failure, openai_stand_in

GENERATIONS = "/assessments/generations"
OVER = ("succeeded", "failed", "cancelled")


async def material(learner: Learner, *, language: str = "en", articles: int = 1) -> dict[str, Any]:
    """The body of a request for cards from an uploaded article."""
    course_id = await a_course_of(learner)
    text = "\n\n".join(study_texts(language)[:articles])
    document = await uploaded(learner, course_id, text, name="lighthouse.md")
    return {"kind": "flashcards", "course_id": course_id, "document_ids": [document["id"]], "count": 5}


async def requested(learner: Learner, body: dict[str, Any]) -> dict[str, Any]:
    answer = await learner.post(GENERATIONS, body)
    assert answer.status_code == 202, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def shown(learner: Learner, generation_id: str) -> dict[str, Any]:
    answer = await learner.get(f"{GENERATIONS}/{generation_id}")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


async def ended(learner: Learner, generation_id: str) -> dict[str, Any]:
    return await until(lambda: shown(learner, generation_id), lambda seen: seen["status"] in OVER)


async def waiting(learner: Learner, generation_id: str) -> dict[str, Any]:
    return await until(lambda: shown(learner, generation_id), lambda seen: seen["waiting_until"] is not None)


async def test_an_article_becomes_cards_with_their_sources(learner: Learner) -> None:
    body = {**await material(learner), "difficulty": "easy", "learning_goals": ["know the keepers"], "language": "en"}
    answer = await learner.post(GENERATIONS, body)
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/v1{GENERATIONS}/{answer.json()['id']}"
    assert answer.json()["progress"] == {"done": 0, "total": 5}
    generation = await ended(learner, answer.json()["id"])
    assert (generation["status"], generation["progress"]) == ("succeeded", {"done": 5, "total": 5})
    assert generation["usage"]["model"] == "extractive"
    assert {name: generation[name] for name in body} == body
    for flashcard_id in generation["result"]["flashcard_ids"]:
        card = (await learner.get(f"/assessments/flashcards/{flashcard_id}")).json()
        assert card["deck_id"] == generation["result"]["deck_id"]
        assert card["source"]["document_id"] == body["document_ids"][0]
        assert card["source"]["text"] in study_texts("en")[0]
        assert card["state"] == "new"
    deck = (await learner.get(f"/assessments/decks/{generation['result']['deck_id']}")).json()
    assert deck["name"] == "lighthouse.md"


@pytest.mark.parametrize("language", STUDY_LANGUAGES)
async def test_cards_can_be_had_in_five_languages(learner: Learner, language: str) -> None:
    body = {**await material(learner, language=language, articles=6), "count": 12, "language": language}
    generation = await ended(learner, (await requested(learner, body))["id"])
    assert (generation["status"], generation["cards"]["written"]) == ("succeeded", 12)


async def test_an_extract_in_another_language_than_asked_for_is_refused_card_by_card(learner: Learner) -> None:
    generation = await ended(learner, (await requested(learner, {**await material(learner), "language": "de"}))["id"])
    assert generation["status"] == "failed"
    assert generation["error"]["code"] == "nothing_to_write"
    assert generation["cards"]["dropped"]["wrong_language"] > 0


async def test_a_second_request_repeats_no_card(learner: Learner) -> None:
    body = await material(learner)
    first = await ended(learner, (await requested(learner, body))["id"])
    deck_id = first["result"]["deck_id"]
    second = await ended(learner, (await requested(learner, {**body, "deck_id": deck_id}))["id"])
    assert second["result"]["deck_id"] == deck_id
    cards = (await learner.get("/assessments/flashcards", params={"deck_id": deck_id, "limit": 100})).json()["items"]
    assert len({card["front"] for card in cards}) == len(cards) == 10


@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        ({"question_types": ["cloze"]}, ["/question_types"]),
        ({"kind": "quiz", "deck_id": str(uuid4())}, ["/deck_id"]),
        ({"kind": "quiz", "question_types": ["cloze", "essay"]}, ["/question_types/1"]),
        ({"type_counts": {"cloze": 3}}, ["/type_counts"]),
        ({"kind": "quiz", "type_counts": {"cloze": 2, "essay": 1}}, ["/type_counts/essay"]),
        ({"kind": "quiz", "type_counts": {"cloze": 2}}, ["/type_counts"]),
        ({"kind": "quiz", "type_counts": {"cloze": 3, "matching": 0}}, ["/type_counts/matching"]),
        ({"kind": "quiz", "type_counts": {"cloze": 3}, "question_types": ["cloze"]}, ["/question_types"]),
        ({"kind": "quiz", "difficulty_counts": {"easy": 3}, "difficulty": "easy"}, ["/difficulty"]),
        ({"kind": "quiz", "difficulty_counts": {"grim": 3}}, ["/difficulty_counts"]),
        ({"kind": "poems"}, ["/kind"]),
        ({"count": 0}, ["/count"]),
        ({"count": 101, "topic": " ", "language": "?"}, ["/count", "/topic", "/language"]),
        ({"start_page": 3, "end_page": 2}, ["/end_page"]),
        ({"learning_goals": ["fine", ""]}, ["/learning_goals/1"]),
        ({"colour": "red"}, ["/colour"]),
        ({"difficulty": "impossible"}, ["/difficulty"]),
        ({"document_ids": ["x"]}, ["/document_ids/0"]),
    ],
)
async def test_nonsense_is_refused_with_the_field(learner: Learner, wrong: dict[str, Any], pointers: list[str]) -> None:
    body = {"kind": "flashcards", "course_id": await a_course_of(learner), "count": 3, **wrong}
    answer = await learner.post(GENERATIONS, body)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == pointers


async def test_what_is_somebody_elses_is_not_there(learner: Learner, stranger: Learner) -> None:
    body = await material(learner)
    generation = await ended(learner, (await requested(learner, body))["id"])
    missing = await stranger.get(f"{GENERATIONS}/{uuid4()}")
    foreign = await stranger.get(f"{GENERATIONS}/{generation['id']}")
    assert (missing.status_code, foreign.status_code) == (404, 404)
    assert _without_request(foreign.json()) == _without_request(missing.json())
    assert (await stranger.post(f"{GENERATIONS}/{generation['id']}/cancel")).status_code == 404
    assert (await stranger.post(GENERATIONS, body)).status_code == 404
    mine = {"kind": "flashcards", "course_id": await a_course_of(stranger), "count": 3}
    assert (await stranger.post(GENERATIONS, {**mine, "deck_id": generation["result"]["deck_id"]})).status_code == 404
    theirs = await requested(stranger, {**mine, "document_ids": body["document_ids"]})
    assert (await ended(stranger, theirs["id"]))["error"]["code"] == "document_not_found"
    assert (await stranger.get(GENERATIONS)).json()["items"][0]["id"] == theirs["id"]


async def test_generations_are_listed_newest_first(learner: Learner) -> None:
    body = await material(learner)
    ids = [(await requested(learner, body))["id"] for _ in range(3)]
    for generation_id in ids:
        await ended(learner, generation_id)
    first = (await learner.get(GENERATIONS, params={"limit": 2, "status": "succeeded"})).json()
    rest = (await learner.get(GENERATIONS, params={"limit": 2, "cursor": first["next_cursor"]})).json()
    assert [item["id"] for item in (*first["items"], *rest["items"])] == ids[::-1]
    assert (await learner.get(GENERATIONS, params={"course_id": str(uuid4())})).json()["items"] == []


async def test_the_same_key_asks_once(learner: Learner) -> None:
    body, key = await material(learner), {"Idempotency-Key": "once"}
    answers = [await learner.post(GENERATIONS, body, headers=key) for _ in range(2)]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len((await learner.get(GENERATIONS)).json()["items"]) == 1


async def test_generations_go_with_their_course(learner: Learner) -> None:
    body = await material(learner)
    generation = await ended(learner, (await requested(learner, body))["id"])
    await learner.delete(f"/courses/{body['course_id']}")
    path = f"{GENERATIONS}/{generation['id']}"
    await until(lambda: learner.get(path), lambda answer: answer.status_code == 404)


# With OpenAI as the writer.


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def openai_api(openai: OpenAIStandIn, settings: Settings) -> AsyncIterator[Api]:
    """The application with a key for OpenAI."""
    with_key = msgspec.structs.replace(
        settings, openai_api_key="sk-test", openai_base_url=openai.url, openai_timeout_seconds=1.0
    )
    async with running_api(with_key) as api:
        yield api


@pytest.fixture
async def writer_user(openai_api: Api) -> Learner:
    return await openai_api.register()


async def test_openai_writes_and_its_cost_is_shown(writer_user: Learner, openai: OpenAIStandIn) -> None:
    generation = await ended(writer_user, (await requested(writer_user, await material(writer_user)))["id"])
    assert (generation["status"], generation["cards"]["written"]) == ("succeeded", 5)
    calls = len(openai.requests)
    assert generation["usage"] == {
        "model": "gpt-5.4-mini",
        "calls": calls,
        "input_tokens": 800 * calls,
        "output_tokens": 100 * calls,
        "cost_micros": 1050 * calls,
        "currency": "USD",
    }
    assert {request["model"] for request in openai.requests} == {"gpt-5.4-mini"}


@pytest.mark.parametrize(
    "trouble",
    [failure(500), failure(429, ("Retry-After", "60")), failure(401), GARBAGE, HANG],
    ids=["error", "throttled", "no_entry", "garbage", "hangs"],
)
async def test_without_openai_it_waits(writer_user: Learner, openai: OpenAIStandIn, trouble: Reply) -> None:
    openai.always = trouble
    generation_id = (await requested(writer_user, await material(writer_user)))["id"]
    paused = await waiting(writer_user, generation_id)
    assert (paused["status"], paused["cards"]["written"]) == ("running", 0)


async def test_when_openai_is_back_the_cards_are_written(writer_user: Learner, openai: OpenAIStandIn) -> None:
    openai.always = failure(503)
    generation_id = (await requested(writer_user, await material(writer_user)))["id"]
    await waiting(writer_user, generation_id)
    openai.always = None
    generation = await ended(writer_user, generation_id)
    assert (generation["status"], generation["cards"]["written"]) == ("succeeded", 5)


async def test_a_refusal_is_an_end_with_a_reason(writer_user: Learner, openai: OpenAIStandIn) -> None:
    openai.always = REFUSAL
    generation = await ended(writer_user, (await requested(writer_user, await material(writer_user)))["id"])
    assert generation["status"] == "failed"
    assert generation["cards"]["dropped"] == {"refused": len(openai.requests)}
    assert generation["usage"]["calls"] == len(openai.requests)


async def test_a_generation_can_be_cancelled_while_it_hangs(writer_user: Learner, openai: OpenAIStandIn) -> None:
    openai.always = HANG
    generation_id = (await requested(writer_user, await material(writer_user)))["id"]
    await until(lambda: shown(writer_user, generation_id), lambda seen: seen["status"] == "running")
    answer = await writer_user.post(f"{GENERATIONS}/{generation_id}/cancel")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    again = await writer_user.post(f"{GENERATIONS}/{generation_id}/cancel")
    assert (again.status_code, again.json()["status"]) == (200, "cancelled")
    assert (await writer_user.get("/assessments/flashcards")).json()["items"] == []


async def test_what_is_over_cannot_be_cancelled(learner: Learner) -> None:
    generation = await ended(learner, (await requested(learner, await material(learner)))["id"])
    answer = await learner.post(f"{GENERATIONS}/{generation['id']}/cancel")
    assert (answer.status_code, answer.json()["code"]) == (409, "generation_over")


async def test_a_budget_holds(openai: OpenAIStandIn, settings: Settings) -> None:
    small = msgspec.structs.replace(
        settings, openai_api_key="sk-test", openai_base_url=openai.url, ai_tokens_per_month=100
    )
    async with running_api(small) as api:
        learner = await api.register()
        generation = await ended(learner, (await requested(learner, await material(learner)))["id"])
    assert generation["error"]["code"] == "model_budget_reached"
    assert openai.requests == []


def _without_request(problem: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in problem.items() if name != "request_id"}
