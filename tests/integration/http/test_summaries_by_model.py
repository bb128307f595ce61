"""Summaries by a model over HTTP: a stand-in that sums up, refuses, fails, invents, or answers in another language."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import pytest

from aksio.adapters.embedded.extraction.sentences import sentences
from aksio.entrypoints.composition.settings import Settings
from tests.integration.http.test_summaries import ended, material, requested, written
from tests.integration.http_client import Learner, running_api
from tests.make.generation import study_texts
from tests.make.polling import until
from tests.standin.openai_server import (
    REFUSAL,
    OpenAIStandIn,
    completion,
    failure,
    openai_stand_in,
    parts_of,
)


@pytest.fixture
def openai() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def reader(openai: OpenAIStandIn, settings: Settings) -> AsyncIterator[Learner]:
    """A learner where there is a key for OpenAI."""
    with_key = msgspec.structs.replace(
        settings, openai_api_key="sk-test", openai_base_url=openai.url, openai_timeout_seconds=10.0
    )
    async with running_api(with_key) as api:
        yield await api.register()


async def test_a_model_sums_up_for_no_more_than_was_quoted(reader: Learner, openai: OpenAIStandIn) -> None:
    path, _ = await material(reader, articles=40)
    quote = (await reader.post(f"{path}/quote", {})).json()
    assert openai.requests == []
    summary = await written(reader, path)
    assert summary["usage"]["calls"] == len(openai.requests) == quote["calls"] >= 3
    assert summary["usage"]["cost_micros"] == 1050 * quote["calls"]
    assert quote["fits"] is True
    assert summary["usage"]["input_tokens"] + summary["usage"]["output_tokens"] <= quote["estimated_tokens"]
    after = (await reader.post(f"{path}/quote", {})).json()
    assert after["remaining_tokens"] == quote["remaining_tokens"] - 900 * quote["calls"]
    assert summary["citations"]


async def test_when_the_model_is_back_only_what_is_missing_is_read(reader: Learner, openai: OpenAIStandIn) -> None:
    path, _ = await material(reader, articles=40)
    parts = (await reader.post(f"{path}/quote", {})).json()["calls"] - 1

    def fail_at_the_end(number: int) -> None:
        openai.always = failure(503) if "combine" in _asked(openai) else None

    openai.before_reply = fail_at_the_end
    summary_id = (await requested(reader, path))["id"]

    async def shown() -> dict[str, Any]:
        return (await reader.get(f"{path}/{summary_id}")).json()  # type: ignore[no-any-return]

    waiting = await until(shown, lambda seen: seen["waiting_until"] is not None)
    assert waiting["progress"] == {"done": parts, "total": parts + 1}
    openai.before_reply, openai.always = lambda number: None, None
    assert (await ended(reader, path, summary_id))["status"] == "succeeded"
    assert [_kind(request) for request in openai.requests].count("Notes") == parts


async def test_a_quote_that_nobody_said_and_a_number_that_was_not_given_are_dropped(
    reader: Learner, openai: OpenAIStandIn
) -> None:
    path, _ = await material(reader, articles=1)
    quote = next(iter(sentences(study_texts("en")[0])))
    said = [{"text": "True.", "quote": quote}, {"text": "Made up.", "quote": "The tower is made of cheese."}]
    text = "See ![x](https://evil.example/?q=1) <img src=x> [1] and [2] or [77]."
    openai.next_replies = [
        completion(msgspec.json.encode({"points": said, "concepts": []}).decode()),
        completion(msgspec.json.encode({"text": text}).decode()),
    ]
    summary = await written(reader, path)
    assert [citation["text"] for citation in summary["citations"]] == [quote]
    assert "[1]" in summary["text"]
    assert not any(bad in summary["text"] for bad in ("https", "<img", "![", "[2]", "[77]"))


async def test_a_refusal_is_an_end_with_a_reason(reader: Learner, openai: OpenAIStandIn) -> None:
    openai.always = REFUSAL
    path, _ = await material(reader)
    summary = await ended(reader, path, (await requested(reader, path))["id"])
    assert (summary["status"], summary["error"]["code"]) == ("failed", "refused")
    assert summary["usage"]["calls"] == len(openai.requests)


async def test_an_answer_in_the_wrong_language_is_asked_for_once_more(reader: Learner, openai: OpenAIStandIn) -> None:
    path, _ = await material(reader)
    summary = await written(reader, path, language="de")
    asked = [parts_of(request)[0] for request in openai.requests if _kind(request) == "SummaryText"]
    assert [task["insist_on_language"] for task in asked] == [False, True]
    assert summary["language"] == "en", "what it is, not what was wished for"


async def test_a_budget_holds(openai: OpenAIStandIn, settings: Settings) -> None:
    small = msgspec.structs.replace(
        settings, openai_api_key="sk-test", openai_base_url=openai.url, ai_tokens_per_month=100
    )
    async with running_api(small) as api:
        learner = await api.register()
        path, _ = await material(learner)
        quote = (await learner.post(f"{path}/quote", {})).json()
        assert (quote["fits"], quote["remaining_tokens"]) == (False, 100)
        summary = await ended(learner, path, (await requested(learner, path))["id"])
    assert summary["error"]["code"] == "model_budget_reached"
    assert openai.requests == []


def _kind(request: dict[str, Any]) -> str:
    return str(request["response_format"]["json_schema"]["name"])


def _asked(openai: OpenAIStandIn) -> str:
    return "combine" if _kind(openai.requests[-1]) == "SummaryText" else "notes"
