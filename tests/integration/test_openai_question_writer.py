"""The OpenAI writer of questions over real HTTP, against a server that behaves well or badly."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from aksio.adapters.openai.answer_cache import RecentAnswers
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.passage_model import PassageModel
from aksio.adapters.openai.question_wire import WrittenPair, WrittenQuestion, written_question
from aksio.adapters.openai.question_writer import OpenAIQuestionWriter
from aksio.application.assessments.generation.generation_ports import (
    WriterRanOutOfRoom,
    WriterRefused,
    WriterUnavailable,
)
from aksio.domain.assessments.card_checks import CardProblem, CheckedAgainst
from aksio.domain.assessments.known_cards import KnownCards
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.shared.model_usage import ModelUsage
from tests.contracts.question_writer import QUESTIONS, QuestionWriterContract, brief
from tests.make.generation import a_passage
from tests.standin.openai_client import ONE_CALL, a_model
from tests.standin.openai_server import (
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

QUOTE = "In 1783 Antoine Lavoisier named the element"


@pytest.fixture
async def writer(openai: OpenAIStandIn) -> AsyncIterator[OpenAIQuestionWriter]:
    async with a_model(openai) as model:
        yield OpenAIQuestionWriter(PassageModel(FencedModel(model), RecentAnswers()))


class TestOpenAIQuestionWriter(QuestionWriterContract):
    @pytest.fixture
    def writer(self, writer: OpenAIQuestionWriter) -> OpenAIQuestionWriter:
        return writer


def a_question(type: str, **fields: Any) -> WrittenQuestion:
    names = ("answer", "wrong", "gaps", "is_true", "pairs", "explanation", "hint")
    plain = {"text": "Who named the element oxygen?", "quote": QUOTE, **dict.fromkeys(names)}
    return msgspec.convert({"type": type, **plain, **fields}, WrittenQuestion)


PAIRS = [WrittenPair(left="Oxygen", right="8"), WrittenPair(left="Its symbol", right="O")]
GOOD = [
    a_question("single_choice", answer="Antoine Lavoisier", wrong=["Carl Scheele", "Joseph Priestley"]),
    a_question("true_false", text="Antoine Lavoisier named oxygen.", is_true=True),
    a_question("short_answer", answer="Antoine Lavoisier"),
    a_question("cloze", text="In {{1}} the element got its name from {{2}}.", gaps=["1783", "Antoine Lavoisier"]),
    a_question("matching", text="Match.", pairs=PAIRS),
]


def reply(*questions: WrittenQuestion) -> Reply:
    return completion(msgspec.json.encode({"questions": questions}).decode())


@pytest.mark.parametrize("question", GOOD, ids=lambda question: question.type)
def test_each_type_comes_back_as_it_was_written(question: WrittenQuestion) -> None:
    assert written_question(question.to_draft()) == question


@pytest.mark.parametrize("question", GOOD[:4], ids=lambda question: question.type)
def test_a_good_question_of_each_type_passes_the_checks(question: WrittenQuestion) -> None:
    against = CheckedAgainst(passage=a_passage(), known=KnownCards())
    assert question_problems(question.to_draft(), against) == ()


@pytest.mark.parametrize("kind", ["single_choice", "true_false", "short_answer", "cloze", "matching"])
def test_a_question_without_what_its_type_needs_fails_the_checks(kind: str) -> None:
    against = CheckedAgainst(passage=a_passage(), known=KnownCards())
    assert question_problems(a_question(kind).to_draft().cleaned(), against)


async def test_the_request_is_strict_and_fenced_and_lends_from_the_neighbours(
    openai: OpenAIStandIn, writer: OpenAIQuestionWriter
) -> None:
    await writer.write(a_passage(), QUESTIONS)
    (request,) = openai.requests
    task, passage = parts_of(request)
    assert passage == a_passage().text
    assert task["neighbours"] == list(QUESTIONS.neighbours)
    assert task["question_types"] == ["single_choice", "true_false", "short_answer", "cloze", "matching"]
    schema = request["response_format"]["json_schema"]
    question = schema["schema"]["$defs"]["WrittenQuestion"]
    assert schema["strict"] is True
    assert question["required"] == list(question["properties"])
    assert question["additionalProperties"] is False


async def test_the_same_question_is_paid_once(openai: OpenAIStandIn, writer: OpenAIQuestionWriter) -> None:
    first = await writer.write(a_passage(), QUESTIONS)
    again = await writer.write(a_passage(page=9), QUESTIONS)
    assert (first.usage, again.drafts) == (ONE_CALL, first.drafts)
    assert again.usage == ModelUsage(model="test-model")
    assert len(openai.requests) == 1


async def test_more_than_asked_for_and_other_types_are_left_out(
    openai: OpenAIStandIn, writer: OpenAIQuestionWriter
) -> None:
    openai.next_replies = [reply(GOOD[1], GOOD[2], GOOD[2], GOOD[2])]
    written = await writer.write(a_passage(), brief(QuestionKind.SHORT_ANSWER, count=2))
    assert [draft.kind for draft in written.drafts] == [QuestionKind.SHORT_ANSWER] * 2


async def test_a_question_is_mended_with_its_problems_told(openai: OpenAIStandIn, writer: OpenAIQuestionWriter) -> None:
    draft = QuestionDraft(text="The passage says so.", task=TrueFalse(correct=True), quote=QUOTE)
    problem = CardProblem(code="needs_document", message="Do not mention the text.")
    mended = completion(msgspec.json.encode({"question": GOOD[1]}).decode())
    other = completion(msgspec.json.encode({"question": GOOD[2]}).decode())
    openai.next_replies = [mended, other]
    repaired = await writer.repair(a_passage(), QUESTIONS, draft, (problem,))
    assert [each.text for each in repaired.drafts] == [GOOD[1].text]
    task, _ = parts_of(openai.requests[0])
    assert (task["problems"], task["question"]["is_true"]) == (["Do not mention the text."], True)
    assert (await writer.repair(a_passage("Other words."), QUESTIONS, draft, (problem,))).drafts == ()


@pytest.mark.parametrize(
    ("answer", "error", "calls"),
    [
        (REFUSAL, WriterRefused, 1),
        (TRUNCATED, WriterRanOutOfRoom, 1),
        (failure(400), WriterRefused, 1),
        (failure(500), WriterUnavailable, 3),
        (NOT_JSON, WriterUnavailable, 3),
        (WRONG_SHAPE, WriterUnavailable, 3),
        (completion('{"questions": [{"type": "essay"}]}'), WriterUnavailable, 3),
    ],
)
async def test_what_goes_wrong_has_a_name(
    openai: OpenAIStandIn, writer: OpenAIQuestionWriter, answer: Reply, error: type[Exception], calls: int
) -> None:
    openai.always = answer
    with pytest.raises(error):
        await writer.write(a_passage(), QUESTIONS)
    assert len(openai.requests) == calls
