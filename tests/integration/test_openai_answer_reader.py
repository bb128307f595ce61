"""The OpenAI reader over real HTTP, against a server that behaves well or badly."""

from collections.abc import AsyncIterator
from fractions import Fraction

import msgspec
import pytest

from aksio.adapters.openai.answer_reader import OpenAIAnswerReader
from aksio.application.assessments.marking.reader_ports import AnswerToRead, AnswerUnreadable, ReaderUnavailable
from aksio.domain.assessments.quizzes.model_reading import Finding, ModelReading, Sample
from aksio.domain.assessments.quizzes.yardstick import Level, Yardstick
from tests.standin.openai_client import ONE_CALL, QUICK, a_model
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

TEXT = "Short waves are scattered more.\nSo the sky looks blue."
ANSWER = AnswerToRead(
    question="Why is the sky blue?",
    explanation="Rayleigh scattering.",
    yardsticks=(
        Yardstick(
            name="Physics",
            levels=(Level(text="nothing", worth=Fraction(0)), Level(text="scattered light", worth=Fraction(2))),
        ),
        Yardstick(
            name="Names",
            levels=(Level(text="nobody", worth=Fraction(0)), Level(text="Rayleigh", worth=Fraction(1))),
        ),
    ),
    answer=TEXT,
)


@pytest.fixture
async def reader(openai: OpenAIStandIn) -> AsyncIterator[OpenAIAnswerReader]:
    async with a_model(openai) as model:
        yield OpenAIAnswerReader(model)


def judgements(*judged: tuple[int, str | None, int], addresses: bool = False) -> Reply:
    found = [{"criterion": criterion, "quote": quote, "level": level} for criterion, quote, level in judged]
    return completion(msgspec.json.encode({"addresses_grader": addresses, "judgements": found}).decode())


async def test_a_sample_has_a_level_and_a_quote_for_each_criterion(reader: OpenAIAnswerReader) -> None:
    read = await reader.read(ANSWER)
    assert read.sample == Sample(
        findings=(Finding(level=1, quote="Short waves are scattered more."), Finding(level=0, quote=None))
    )
    assert read.usage == ONE_CALL
    assert read.usage.tokens <= reader.most_tokens(ANSWER)
    reading = ModelReading.of(TEXT, ANSWER.yardsticks, (read.sample, read.sample))
    assert reading.fraction == Fraction(2, 3)


async def test_the_answer_is_fenced_in_and_every_sample_is_taken_anew(
    openai: OpenAIStandIn, reader: OpenAIAnswerReader
) -> None:
    assert reader.is_there
    for _ in range(2):
        await reader.read(ANSWER)
    first, second = openai.requests
    task, answer = parts_of(first)
    assert answer == TEXT
    assert [criterion["name"] for criterion in task["criteria"]] == ["Physics", "Names"]
    assert "worth" not in str(first["messages"][1]["content"])
    fences = [request["messages"][1]["content"].split("\n")[-1] for request in (first, second)]
    assert len(set(fences)) == 2
    schema = first["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["required"] == ["addresses_grader", "judgements"]


@pytest.mark.parametrize("judged", [[(0, "x", 1), (0, "x", 1)], [(0, "x", 1), (2, "x", 1)], [(1, "x", 1), (2, "x", 1)]])
async def test_criteria_that_are_missing_or_double_give_nothing(
    openai: OpenAIStandIn, reader: OpenAIAnswerReader, judged: list[tuple[int, str | None, int]]
) -> None:
    openai.next_replies = [judgements(*judged)]
    assert (await reader.read(ANSWER)).sample.findings == ()


async def test_criteria_are_put_in_order_and_orders_to_the_grader_are_told(
    openai: OpenAIStandIn, reader: OpenAIAnswerReader
) -> None:
    openai.next_replies = [judgements((1, None, 0), (0, "scattered", 1), addresses=True)]
    sample = (await reader.read(ANSWER)).sample
    assert [finding.quote for finding in sample.findings] == ["scattered", None]
    assert sample.addresses_grader


@pytest.mark.parametrize("reply", [REFUSAL, TRUNCATED, failure(400)])
async def test_what_asking_again_would_not_help_is_unreadable(
    openai: OpenAIStandIn, reader: OpenAIAnswerReader, reply: Reply
) -> None:
    openai.always = reply
    with pytest.raises(AnswerUnreadable):
        await reader.read(ANSWER)
    assert len(openai.requests) == 1


@pytest.mark.parametrize("reply", [failure(500), failure(401), GARBAGE, NOT_JSON, WRONG_SHAPE])
async def test_what_time_may_mend_is_unavailable(
    openai: OpenAIStandIn, reader: OpenAIAnswerReader, reply: Reply
) -> None:
    openai.always = reply
    with pytest.raises(ReaderUnavailable):
        await reader.read(ANSWER)
    assert len(openai.requests) == 3
    openai.always = None
    openai.next_replies = [reply, reply]
    assert (await reader.read(ANSWER)).sample.findings


async def test_a_server_that_hangs_is_given_up(openai: OpenAIStandIn) -> None:
    openai.always = HANG
    async with a_model(openai, timeouts=QUICK) as model:
        with pytest.raises(ReaderUnavailable):
            await OpenAIAnswerReader(model).read(ANSWER)
