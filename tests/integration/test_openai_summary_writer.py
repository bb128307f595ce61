"""The OpenAI writer of summaries over real HTTP, against a server that behaves well or badly."""

from collections.abc import AsyncIterator, Iterator

import msgspec
import pytest

from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.language_model import LanguageModel
from aksio.adapters.openai.patience import Patience
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.summary_model import SummaryModel
from aksio.adapters.openai.summary_writer import OpenAISummaryWriter
from aksio.application.courses.summaries.writer_ports import (
    PartUnwritable,
    SummaryWriterUnavailable,
)
from tests.contracts.summary_writer import BRIEF, SummaryWriterContract
from tests.make.generation import OXYGEN
from tests.make.summaries import USAGE, a_digest, a_part
from tests.standin.openai_server import (
    GARBAGE,
    HANG,
    NOT_JSON,
    REFUSAL,
    TRUNCATED,
    OpenAIStandIn,
    Reply,
    completion,
    failure,
    openai_stand_in,
    parts_of,
)

PRICE = Price(input=0.75, output=4.5)
QUICK = ModelTimeouts(connect=1, read=0.3, total=1, queue=1)


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
def openai(server: OpenAIStandIn) -> OpenAIStandIn:
    server.requests.clear()
    server.always = None
    return server


async def a_writer(openai: OpenAIStandIn, timeouts: ModelTimeouts) -> AsyncIterator[OpenAISummaryWriter]:
    client = CompletionsClient(api_key="sk-test", base_url=openai.url, timeouts=timeouts)
    patience = Patience(first_wait=0, attempts=1)
    model = LanguageModel(client, model="test-model", price=PRICE, timeouts=timeouts, patience=patience)
    made = OpenAISummaryWriter(SummaryModel(FencedModel(model)))
    yield made
    await made.close()


@pytest.fixture
async def writer(openai: OpenAIStandIn) -> AsyncIterator[OpenAISummaryWriter]:
    async for made in a_writer(openai, ModelTimeouts()):
        yield made


@pytest.fixture
async def hasty(openai: OpenAIStandIn) -> AsyncIterator[OpenAISummaryWriter]:
    async for made in a_writer(openai, QUICK):
        yield made


class TestOpenAISummaryWriter(SummaryWriterContract):
    @pytest.fixture
    async def writer(self, openai: OpenAIStandIn) -> AsyncIterator[OpenAISummaryWriter]:
        async for made in a_writer(openai, ModelTimeouts()):
            yield made


async def test_material_is_fenced_in_by_a_line_that_nobody_can_guess(
    openai: OpenAIStandIn, writer: OpenAISummaryWriter
) -> None:
    await writer.digest(a_part(OXYGEN), BRIEF)
    await writer.combine(a_digest().points, BRIEF)
    fences = [request["messages"][1]["content"].split("\n")[-1] for request in openai.requests]
    assert len(set(fences)) == 2
    assert all(len(fence) == 32 for fence in fences)
    task, passages = parts_of(openai.requests[0])
    assert (task["topic"], task["language"], passages) == (BRIEF.topic, BRIEF.language, OXYGEN)
    assert parts_of(openai.requests[1])[1] == "[1] Priestley published in 1775."
    assert all(request["response_format"]["json_schema"]["strict"] for request in openai.requests)


async def test_usage_and_cost_are_recorded(writer: OpenAISummaryWriter) -> None:
    assert (await writer.digest(a_part(OXYGEN), BRIEF)).usage == USAGE


@pytest.mark.parametrize(("reply", "reason"), [(REFUSAL, "refused"), (TRUNCATED, "truncated")])
async def test_what_the_model_will_not_write_has_a_reason_and_a_price(
    openai: OpenAIStandIn, writer: OpenAISummaryWriter, reply: Reply, reason: str
) -> None:
    openai.always = reply
    with pytest.raises(PartUnwritable) as refused:
        await writer.digest(a_part(OXYGEN), BRIEF)
    assert (refused.value.reason, refused.value.usage) == (reason, USAGE)


@pytest.mark.parametrize("secret", ["instructions", "fence"])
async def test_a_model_that_recites_our_own_words_is_not_listened_to(
    openai: OpenAIStandIn, writer: OpenAISummaryWriter, secret: str
) -> None:
    def recite(number: int) -> None:
        system, user = openai.requests[-1]["messages"]
        said = system["content"][:200] if secret == "instructions" else user["content"].split("\n")[-1]
        openai.always = completion(msgspec.json.encode({"text": f"Sure: {said}"}).decode())

    openai.before_reply = recite
    try:
        with pytest.raises(PartUnwritable) as withheld:
            await writer.combine(a_digest().points, BRIEF)
    finally:
        openai.before_reply = lambda number: None
    assert withheld.value.reason == "withheld"


@pytest.mark.parametrize("reply", [failure(500), failure(429), failure(401), GARBAGE, NOT_JSON, HANG])
async def test_a_model_that_is_away_is_unavailable(
    openai: OpenAIStandIn, hasty: OpenAISummaryWriter, reply: Reply
) -> None:
    openai.always = reply
    with pytest.raises(SummaryWriterUnavailable):
        await hasty.combine(a_digest().points, BRIEF)
