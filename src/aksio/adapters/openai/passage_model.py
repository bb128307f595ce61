"""A language model that is asked about passages: cached, with errors in the words of the writers' ports."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from aksio.adapters.openai.answer_cache import AnswerCache, cache_key
from aksio.adapters.openai.errors import ModelRefused, ModelTruncated, ModelUnavailable, ModelWithheld
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.language_model import Answer
from aksio.adapters.openai.prompts import prompt
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
    """The same question about the same text costs once."""

    def __init__(self, model: FencedModel, cache: AnswerCache) -> None:
        self._model = model
        self._cache = cache

    async def ask(self, passage: str, task: PassageTask[T]) -> Answer[T]:
        """Raises WriterUnavailable and PassageUnwritable."""
        version, schema = prompt(task.prompt).version, strict_schema(task.answer)
        key = cache_key(passage, task.prompt, version, self._model.name, task.language, schema, task.task)
        known = await self._cache.get(key)
        if known is not None:
            content = msgspec.json.decode(known, type=task.answer)
            return Answer(content=content, usage=ModelUsage(model=self._model.name))
        with _as_writer_errors():
            answered = await self._model.ask(task.prompt, task.task, passage, task.answer, room=task.room)
        await self._cache.put(key, msgspec.json.encode(answered.content))
        return answered

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


@contextmanager
def _as_writer_errors() -> Iterator[None]:
    try:
        yield
    except ModelTruncated as error:
        raise WriterRanOutOfRoom(error.detail, usage=error.usage) from error
    except ModelRefused as error:
        raise WriterRefused(error.detail, usage=error.usage) from error
    except ModelWithheld as error:
        raise WriterWithheld(error.detail, usage=error.usage) from error
    except ModelUnavailable as error:
        raise WriterUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error
