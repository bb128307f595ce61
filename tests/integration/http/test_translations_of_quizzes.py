"""Quizzes in other languages, over HTTP: a draft with the same key, brought up to date, and nothing without a model."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import pytest

from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_translations import ENGLISH, SOURCE, SPANISH
from tests.integration.http_client import Api, Learner, running_api
from tests.make.material import a_course_of, until
from tests.standin.openai_server import OpenAIStandIn, openai_stand_in

QUIZZES = "/assessments/quizzes"
SPANISH_OF = {text: SPANISH[place][side] for place, pair in enumerate(ENGLISH) for side, text in enumerate(pair)}
UNKNOWN = "What would have happened to the quarterback in the second half without these points? Explain it at length."
"""The stand-in does not find it, and leaves it in English."""


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


async def english_quiz(learner: Learner) -> str:
    """A choice, five answers to write, and an essay that nobody translates."""
    answers = [answer for _, answer in ENGLISH[:3]]
    choice = {"type": "single_choice", "text": ENGLISH[0][0], "points": 3, "section": "One", "source": SOURCE}
    choice["options"] = [{"text": text, "fraction": int(place == 0)} for place, text in enumerate(answers)]
    written = [{"type": "short_answer", "text": ask, "accepted": [{"text": reply}]} for ask, reply in ENGLISH[1:6]]
    quiz = {
        "course_id": await a_course_of(learner),
        "title": ENGLISH[7][0],
        "language": "en",
        "max_attempts": 2,
        "sections": [{"name": "One"}],
        "questions": [choice, *written, {"type": "essay", "text": UNKNOWN}],
    }
    made = await learner.post(QUIZZES, quiz)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def translated(learner: Learner, quiz: str) -> dict[str, Any]:
    """The translation, once it has ended."""
    answer = await learner.post(f"{QUIZZES}/{quiz}/translations", {"language": "es"})
    assert answer.status_code == 202, answer.text
    return await until(learner, answer.headers["location"].removeprefix("/api/v1"), status="succeeded")


async def questions_of(learner: Learner, quiz: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await learner.get(f"{QUIZZES}/{quiz}/questions")).json()["items"]
    return items


async def test_a_quiz_is_translated_for_no_more_than_was_quoted(learner: Learner, openai: OpenAIStandIn) -> None:
    quiz = await english_quiz(learner)
    path = f"{QUIZZES}/{quiz}/translations"
    quote = (await learner.post(f"{path}/quote", {"language": "es"})).json()
    assert (quote["pieces"], quote["calls"], quote["fits"], openai.requests) == (8, 1, True, [])

    done = await translated(learner, quiz)
    assert (done["subject"], done["original_id"]) == ("quiz", quiz)
    assert (done["progress"], done["skipped"]) == ({"done": 7, "total": 8}, {"wrong_language": 1})
    assert done["usage"]["calls"] == len(openai.requests) == 2, "the essay was asked for once more"
    assert done["usage"]["input_tokens"] + done["usage"]["output_tokens"] <= quote["estimated_tokens"]
    twin = (await learner.get(f"{QUIZZES}/{done['twin_id']}")).json()
    assert (twin["title"], twin["language"], twin["twin_of"]) == (SPANISH[7][0], "es", quiz)
    assert (twin["status"], twin["max_attempts"], twin["sections"]) == ("draft", 2, [{"name": "One", "draw": None}])
    originals, twins = await questions_of(learner, quiz), await questions_of(learner, twin["id"])
    assert [each["text"] for each in twins] == [SPANISH_OF[each["text"]] for each in originals[:-1]]
    choice, of_choice = twins[0], originals[0]
    assert [option["text"] for option in choice["options"]] == [answer for _, answer in SPANISH[:3]]
    for name in ("points", "section", "source"):
        assert choice[name] == of_choice[name]
    for name in ("id", "fraction"):
        assert [option[name] for option in choice["options"]] == [option[name] for option in of_choice["options"]]
    assert twins[1]["accepted"][0]["text"] == SPANISH[1][1]


async def test_a_twin_is_brought_up_to_date(learner: Learner, stranger: Learner) -> None:
    quiz = await english_quiz(learner)
    path = f"{QUIZZES}/{quiz}/translations"
    assert (await stranger.post(path, {"language": "es"})).status_code == 404
    for language in ("en-GB", "klingon!", "e\0s"):
        refused = await learner.post(path, {"language": language})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/language")
    twin = (await translated(learner, quiz))["twin_id"]
    originals, twins = await questions_of(learner, quiz), await questions_of(learner, twin)
    assert (await learner.post(f"{QUIZZES}/{twin}/publish")).status_code == 200
    await learner.patch(f"{QUIZZES}/{quiz}/questions/{originals[2]['id']}", {"text": ENGLISH[8][0]})
    await learner.delete(f"{QUIZZES}/{quiz}/questions/{originals[-1]['id']}")
    again = await translated(learner, quiz)
    assert (again["twin_id"], again["progress"]) == (twin, {"done": 1, "total": 1})
    renewed = await questions_of(learner, twin)
    assert renewed[2]["text"] == SPANISH[8][0]
    assert [each["id"] for each in renewed] == [each["id"] for each in twins]
    assert (await learner.get(f"{QUIZZES}/{twin}")).json()["has_changes"] is True
    fresh = await learner.post(path, {"language": "es"})
    assert (fresh.status_code, fresh.json()["code"]) == (409, "up_to_date")


async def test_without_a_model_nobody_translates(settings: Settings) -> None:
    async with running_api(settings) as api:
        learner = await api.register()
        quiz = await english_quiz(learner)
        for path in (f"{QUIZZES}/{quiz}/translations", f"{QUIZZES}/{quiz}/translations/quote"):
            refused = await learner.post(path, {"language": "es"})
            assert (refused.status_code, refused.json()["code"]) == (409, "no_translator")
        assert len((await learner.get(QUIZZES)).json()["items"]) == 1
