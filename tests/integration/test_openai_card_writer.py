"""The OpenAI writer over real HTTP, against a server that behaves well or badly."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from time import monotonic

import pytest

from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.card_writer import OpenAICardWriter
from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.passage_model import PassageModel
from aksio.adapters.openai.patience import Patience
from aksio.application.assessments.generation.generation_ports import (
    CardBrief,
    PassageUnwritable,
    WriterRanOutOfRoom,
    WriterRefused,
    WriterUnavailable,
)
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.shared.model_usage import ModelUsage
from tests.contracts.card_writer import BRIEF, CardWriterContract
from tests.make.generation import a_draft, a_passage
from tests.standin.openai_client import NO_WAIT, ONE_CALL, QUICK, a_model
from tests.standin.openai_server import (
    GARBAGE,
    HANG,
    NOT_JSON,
    REFUSAL,
    TRUNCATED,
    WRONG_SHAPE,
    OpenAIStandIn,
    Reply,
    completion,
    failure,
    parts_of,
)


@asynccontextmanager
async def a_writer(
    openai: OpenAIStandIn, *, patience: Patience = NO_WAIT, timeouts: ModelTimeouts | None = None
) -> AsyncIterator[OpenAICardWriter]:
    async with a_model(openai, patience=patience, timeouts=timeouts) as model:
        yield OpenAICardWriter(PassageModel(FencedModel(model), RecentAnswers()))


@pytest.fixture
async def writer(openai: OpenAIStandIn) -> AsyncIterator[OpenAICardWriter]:
    async with a_writer(openai) as made:
        yield made


class TestOpenAICardWriter(CardWriterContract):
    @pytest.fixture
    async def writer(self, openai: OpenAIStandIn) -> AsyncIterator[OpenAICardWriter]:
        async with a_writer(openai) as made:
            yield made


async def test_the_request_holds_the_model_to_a_strict_schema(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    await writer.write(a_passage(), BRIEF)
    (request,) = openai.requests
    assert openai.keys == ["Bearer sk-test"]
    assert request["model"] == "test-model"
    assert "tools" not in request
    schema = request["response_format"]["json_schema"]
    assert schema["strict"] is True
    card = schema["schema"]["$defs"]["Card"]
    assert card["additionalProperties"] is schema["schema"]["additionalProperties"] is False
    assert card["required"] == list(card["properties"]) == ["front", "back", "explanation", "hint", "quote"]


async def test_the_passage_is_fenced_in_by_a_line_that_nobody_can_guess(
    openai: OpenAIStandIn, writer: OpenAICardWriter
) -> None:
    await writer.write(a_passage(), BRIEF)
    await writer.write(a_passage("Another text."), BRIEF)
    fences = [request["messages"][1]["content"].split("\n")[-1] for request in openai.requests]
    assert len(set(fences)) == 2
    assert all(len(fence) == 32 for fence in fences)
    task, passage = parts_of(openai.requests[0])
    assert passage == a_passage().text
    assert task["learning_goals"] == ["know who built it"]


async def test_usage_and_cost_are_recorded(writer: OpenAICardWriter) -> None:
    assert (await writer.write(a_passage(), BRIEF)).usage == ONE_CALL


async def test_the_same_question_is_paid_once(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    first = await writer.write(a_passage(), BRIEF)
    again = await writer.write(a_passage(page=9), BRIEF)
    assert again.drafts == first.drafts
    assert again.usage == ModelUsage(model="test-model")
    await writer.write(a_passage(), replace(BRIEF, language="de"))
    assert len(openai.requests) == 2


@pytest.mark.parametrize(
    ("reply", "error"),
    [(REFUSAL, WriterRefused), (TRUNCATED, WriterRanOutOfRoom)],
)
async def test_an_answer_that_is_no_answer_is_a_typed_error_with_its_cost(
    openai: OpenAIStandIn, writer: OpenAICardWriter, reply: Reply, error: type[PassageUnwritable]
) -> None:
    openai.always = reply
    with pytest.raises(error) as raised:
        await writer.write(a_passage(), BRIEF)
    assert raised.value.usage == ONE_CALL
    assert len(openai.requests) == 1


async def test_a_request_that_is_not_accepted_is_not_repeated(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    openai.always = failure(400)
    with pytest.raises(WriterRefused):
        await writer.write(a_passage(), BRIEF)
    assert len(openai.requests) == 1


@pytest.mark.parametrize(
    "reply", [failure(500), failure(503), failure(429), GARBAGE, NOT_JSON, WRONG_SHAPE, completion(None)]
)
async def test_a_passing_fault_is_outlived(openai: OpenAIStandIn, writer: OpenAICardWriter, reply: Reply) -> None:
    openai.next_replies = [reply, reply]
    assert (await writer.write(a_passage(), BRIEF)).drafts
    assert len(openai.requests) == 3


@pytest.mark.parametrize("reply", [failure(500), failure(401), GARBAGE, NOT_JSON, WRONG_SHAPE])
async def test_a_lasting_fault_is_unavailable(openai: OpenAIStandIn, writer: OpenAICardWriter, reply: Reply) -> None:
    openai.always = reply
    with pytest.raises(WriterUnavailable):
        await writer.write(a_passage(), BRIEF)
    assert len(openai.requests) == 3


async def test_nonsense_that_was_paid_for_is_accounted_for(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    openai.next_replies = [NOT_JSON]
    assert (await writer.write(a_passage(), BRIEF)).usage.calls == 2
    openai.always = NOT_JSON
    with pytest.raises(WriterUnavailable) as raised:
        await writer.write(a_passage("Other words."), BRIEF)
    assert raised.value.usage.calls == 3


async def test_the_server_decides_how_long_to_wait(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    openai.next_replies = [failure(429, ("Retry-After", "1"))]
    started = monotonic()
    assert (await writer.write(a_passage(), BRIEF)).drafts
    assert monotonic() - started >= 1


async def test_a_long_wait_is_left_to_the_caller(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    openai.always = failure(429, ("Retry-After", "90"))
    with pytest.raises(WriterUnavailable) as raised:
        await writer.write(a_passage(), BRIEF)
    assert raised.value.retry_after == 90
    assert len(openai.requests) == 1


async def test_a_server_that_never_answers_is_given_up(openai: OpenAIStandIn) -> None:
    openai.always = HANG
    async with a_writer(openai, timeouts=QUICK) as writer:
        started = monotonic()
        with pytest.raises(WriterUnavailable):
            await writer.write(a_passage(), BRIEF)
        assert monotonic() - started < 3


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    async with a_writer(OpenAIStandIn(url="http://127.0.0.1:9/v1")) as writer:
        with pytest.raises(WriterUnavailable):
            await writer.write(a_passage(), BRIEF)


async def test_after_many_failures_the_server_is_left_alone(openai: OpenAIStandIn) -> None:
    openai.always = failure(500)
    async with a_writer(openai, patience=Patience(first_wait=0, most_failures=3, rest=60)) as writer:
        for text in ("One.", "Two.", "Three."):
            with pytest.raises(WriterUnavailable):
                await writer.write(a_passage(text), BRIEF)
    assert len(openai.requests) == 3


async def test_a_card_is_mended(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    mended = (
        '{"card": {"front": "Who named oxygen?", "back": "Lavoisier", "quote": "q", "explanation": null, "hint": null}}'
    )
    openai.next_replies = [completion(mended)]
    problem = CardProblem(code="needs_document", message="Do not mention the text.")
    repaired = await writer.repair(a_passage(), BRIEF, a_draft(front="In the text, who named it?"), (problem,))
    assert [draft.front for draft in repaired.drafts] == ["Who named oxygen?"]
    task, _ = parts_of(openai.requests[0])
    assert task["problems"] == ["Do not mention the text."]


async def test_more_cards_than_asked_for_are_cut_off(openai: OpenAIStandIn, writer: OpenAICardWriter) -> None:
    card = '{"front": "f", "back": "b", "quote": "q", "explanation": null, "hint": null}'
    openai.next_replies = [completion(f'{{"cards": [{card}, {card}, {card}]}}')]
    assert len((await writer.write(a_passage(), CardBrief(count=2))).drafts) == 2


async def test_calls_that_come_together_share_one_client(openai: OpenAIStandIn) -> None:
    client = CompletionsClient(api_key="sk-test", base_url=openai.url, timeouts=ModelTimeouts())
    clients = await asyncio.gather(*(client._sdk_client() for _ in range(3)))
    await client.close()
    assert len(set(map(id, clients))) == 1
