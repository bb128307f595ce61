"""The tutor that asks a model, over real HTTP: the contract, and how failures are named."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.remembering_tutor import RememberingTutor
from aksio.adapters.openai.tutor import OpenAITutor
from aksio.application.chat.tutor_ports import (
    TutorFailed,
    TutorGarbled,
    TutorRateLimited,
    TutorRefused,
    TutorTimedOut,
    TutorTruncated,
    TutorUnavailable,
)
from tests.contracts.tutor import BOOK, TutorContract, a_prompt, answered
from tests.make.chats import LEARNER, STRANGER
from tests.standin.openai_server import GARBAGE, OpenAIStandIn, Reply, failure, openai_stand_in, streamed

QUICK = ModelTimeouts(connect=1, read=0.3, total=1, queue=1)


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIStandIn]:
    with openai_stand_in() as running:
        yield running


@pytest.fixture
async def tutor(server: OpenAIStandIn) -> AsyncIterator[OpenAITutor]:
    server.next_replies.clear()
    client = CompletionsClient(api_key="k", base_url=server.url, timeouts=QUICK)
    yield OpenAITutor(client, model="test-model", price=Price(input=2.5, output=15.0), window_tokens=16_000)
    await client.close()


class TestRememberingTutor(TutorContract):
    @pytest.fixture
    def tutor(self, tutor: OpenAITutor) -> RememberingTutor:
        return RememberingTutor(tutor, RecentAnswers(), model="test-model")

    async def test_the_same_question_about_the_same_passages_costs_once(
        self, tutor: RememberingTutor, server: OpenAIStandIn
    ) -> None:
        prompt = replace(a_prompt(tutor, *BOOK), learner_id=LEARNER)
        calls = len(server.requests)
        first, [paid] = await answered(tutor, prompt)
        other_fence = a_prompt(tutor, *BOOK, fence="1" * 32)
        again, [free] = await answered(tutor, replace(other_fence, learner_id=LEARNER))
        assert (again, paid.calls, free.calls, len(server.requests) - calls) == (first, 1, 0, 1)
        for another in (
            replace(prompt, learner_id=STRANGER),
            replace(prompt, afresh=True),
            replace(a_prompt(tutor, *BOOK[:2]), learner_id=LEARNER),
            replace(a_prompt(tutor, *BOOK, question="What builds proteins?"), learner_id=LEARNER),
        ):
            calls = len(server.requests)
            await answered(tutor, another)
            assert len(server.requests) == calls + 1

    async def test_half_an_answer_is_not_remembered(self, tutor: RememberingTutor, server: OpenAIStandIn) -> None:
        prompt = a_prompt(tutor, *BOOK)
        server.next_replies = [streamed("The genome is", finish_reason="length")]
        with pytest.raises(TutorTruncated):
            await answered(tutor, prompt)
        assert "nucleus" in (await answered(tutor, prompt))[0]


class TestOpenAITutor(TutorContract):
    @pytest.fixture
    def tutor(self, tutor: OpenAITutor) -> OpenAITutor:
        return tutor


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        (TutorRefused, streamed("", refusal="I will not.")),
        (TutorRefused, streamed("The genome", finish_reason="content_filter")),
        (TutorTruncated, streamed("The genome is", finish_reason="length")),
        (TutorTruncated, streamed("The genome is in", then="hang_up")),
        (TutorTimedOut, streamed("The genome is in", then="stall")),
        (TutorGarbled, GARBAGE),
        (TutorRateLimited, failure(429)),
        (TutorUnavailable, failure(500)),
    ],
)
async def test_each_failure_has_its_name(
    tutor: OpenAITutor, server: OpenAIStandIn, kind: type[TutorFailed], reply: Reply
) -> None:
    server.next_replies = [reply]
    with pytest.raises(kind) as failed:
        await answered(tutor, a_prompt(tutor, *BOOK))
    assert type(failed.value) is kind
