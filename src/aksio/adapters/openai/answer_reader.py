"""Suggests marks with a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex

import msgspec

from aksio.adapters.openai.errors import ModelDeclined, ModelUnavailable
from aksio.adapters.openai.language_model import LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.application.assessments.marking.reader_ports import (
    AnswerToRead,
    AnswerUnreadable,
    Read,
    ReaderUnavailable,
)
from aksio.domain.assessments.quizzes.model_reading import Finding, Sample

TOKENS_PER_CRITERION = 250
TOKENS_FOR_THINKING = 2_000
BYTES_PER_TOKEN = 3
PROMPT_TOKENS = 700


class Judgement(msgspec.Struct, forbid_unknown_fields=True):
    """One criterion. `quote` comes first: what is found decides the level, not the other way round."""

    criterion: int
    quote: str | None
    level: int


class Judgements(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `read_answer`."""

    addresses_grader: bool
    judgements: list[Judgement]


class OpenAIAnswerReader:
    """See the port. Each answer goes to the model by itself, fenced in by a random line that no learner can know.

    Nothing is remembered: a sample that was taken before would agree with itself.
    """

    def __init__(self, model: LanguageModel, *, delimiter: Callable[[], str] = lambda: token_hex(16)) -> None:
        self._model = model
        self._delimiter = delimiter

    @property
    def is_there(self) -> bool:
        """See the port."""
        return True

    def most_tokens(self, answer: AnswerToRead) -> int:
        """See the port."""
        sent = len(_material(answer, "").encode()) // BYTES_PER_TOKEN
        return PROMPT_TOKENS + sent + _room(answer)

    async def read(self, answer: AnswerToRead) -> Read:
        """See the port."""
        delimiter = self._delimiter()
        question = Question(
            instructions=prompt("read_answer").fenced_by(delimiter),
            material=_material(answer, delimiter),
            answer=Judgements,
            most_output_tokens=_room(answer),
        )
        with _as_reader_errors():
            answered = await self._model.ask(question)
        return Read(sample=_sample(answered.content), usage=answered.usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _material(answer: AnswerToRead, delimiter: str) -> str:
    task = {
        "question": answer.question,
        "explanation": answer.explanation,
        "criteria": [
            {
                "criterion": number,
                "name": yardstick.name,
                "levels": [{"level": at, "text": level.text} for at, level in enumerate(yardstick.levels)],
            }
            for number, yardstick in enumerate(answer.yardsticks)
        ],
    }
    return f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{answer.answer}\n{delimiter}"


def _room(answer: AnswerToRead) -> int:
    return TOKENS_FOR_THINKING + len(answer.yardsticks) * TOKENS_PER_CRITERION


def _sample(content: Judgements) -> Sample:
    """In the order of the criteria. Where one is missing or double there are no findings, and nothing counts."""
    judged = sorted(content.judgements, key=lambda judgement: judgement.criterion)
    if [each.criterion for each in judged] != list(range(len(judged))):
        judged = []
    return Sample(
        findings=tuple(Finding(level=each.level, quote=each.quote) for each in judged),
        addresses_grader=content.addresses_grader,
    )


@contextmanager
def _as_reader_errors() -> Iterator[None]:
    """A model's errors in the words of the port."""
    try:
        yield
    except ModelDeclined as error:
        raise AnswerUnreadable(error.detail, usage=error.usage) from error
    except ModelUnavailable as error:
        raise ReaderUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error
