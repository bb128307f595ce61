"""A language model that is asked about passages: fenced in, cached, with errors in the words of the writers' ports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex
from typing import Generic, TypeVar

import msgspec

from aksio.adapters.openai.answer_cache import AnswerCache, cache_key
from aksio.adapters.openai.errors import ModelRefused, ModelTruncated, ModelUnavailable
from aksio.adapters.openai.language_model import Answer, LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.secrets_kept import tells_secrets
from aksio.adapters.openai.strict_schema import strict_schema
from aksio.application.assessments.generation.generation_ports import (
    WriterRanOutOfRoom,
    WriterRefused,
    WriterUnavailable,
    WriterWithheld,
)
from aksio.domain.shared.model_usage import ModelUsage

T = TypeVar("T", bound=msgspec.Struct)

BYTES_PER_TOKEN = 3
TOKENS_FOR_THINKING = 2_000
MOST_REPAIRS = 3


@dataclass(frozen=True, kw_only=True)
class PassageTask(Generic[T]):
    """`prompt` names the instructions, `task` is what they speak of; the answer has the shape of `answer`.

    `room` is for tokens of the answer.
    """

    prompt: str
    task: dict[str, object]
    answer: type[T]
    language: str | None
    room: int


class PassageModel:
    """Passages go to the model between two random lines that no author of a document can know."""

    def __init__(
        self, model: LanguageModel, cache: AnswerCache, *, delimiter: Callable[[], str] = lambda: token_hex(16)
    ) -> None:
        self._model = model
        self._cache = cache
        self._delimiter = delimiter

    async def ask(self, passage: str, task: PassageTask[T]) -> Answer[T]:
        """The same question about the same text costs once. Raises WriterUnavailable and PassageUnwritable."""
        words = prompt(task.prompt)
        schema = strict_schema(task.answer)
        key = cache_key(passage, task.prompt, words.version, self._model.model, task.language, schema, task.task)
        known = await self._cache.get(key)
        if known is not None:
            content = msgspec.json.decode(known, type=task.answer)
            return Answer(content=content, usage=ModelUsage(model=self._model.model))
        delimiter = self._delimiter()
        question = Question(
            instructions=words.fenced_by(delimiter),
            material=_material(task.task, passage, delimiter),
            answer=task.answer,
            most_output_tokens=task.room,
        )
        with _as_writer_errors():
            answered = await self._model.ask(question)
        if tells_secrets(answered.content, question.instructions, fence=delimiter, known=question.material):
            raise WriterWithheld("What the language model wrote was withheld.", usage=answered.usage)
        await self._cache.put(key, msgspec.json.encode(answered.content))
        return answered

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _material(task: dict[str, object], passage: str, delimiter: str) -> str:
    return f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{passage}\n{delimiter}"


@contextmanager
def _as_writer_errors() -> Iterator[None]:
    try:
        yield
    except ModelTruncated as error:
        raise WriterRanOutOfRoom(error.detail, usage=error.usage) from error
    except ModelRefused as error:
        raise WriterRefused(error.detail, usage=error.usage) from error
    except ModelUnavailable as error:
        raise WriterUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error
