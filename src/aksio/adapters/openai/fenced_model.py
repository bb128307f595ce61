"""A language model that is asked about material: data between lines that no author of a document can know."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from secrets import token_hex
from typing import TypeVar

import msgspec

from aksio.adapters.openai.errors import ModelDeclined, ModelTruncated, ModelUnavailable
from aksio.adapters.openai.language_model import LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.secrets_kept import tells_secrets
from aksio.application.courses.summaries.writer_ports import PartUnwritable, SummaryWriterUnavailable
from aksio.domain.shared.model_usage import ModelUsage

T = TypeVar("T", bound=msgspec.Struct)


class FencedModel:
    """Raises SummaryWriterUnavailable and PartUnwritable; an answer that recites our own words is `withheld`."""

    def __init__(self, model: LanguageModel, *, delimiter: Callable[[], str] = lambda: token_hex(16)) -> None:
        self._model = model
        self._delimiter = delimiter

    async def ask(
        self, name: str, task: Mapping[str, object], material: str, answer: type[T], *, room: int
    ) -> tuple[T, ModelUsage]:
        """By the prompt of that name: the task goes before the material; the answer has at most `room` tokens."""
        delimiter = self._delimiter()
        instructions = prompt(name).fenced_by(delimiter)
        said = f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{material}\n{delimiter}"
        question = Question(instructions=instructions, material=said, answer=answer, most_output_tokens=room)
        with _as_writer_errors():
            answered = await self._model.ask(question)
        if tells_secrets(answered.content, instructions, fence=delimiter, known=material):
            detail = "What the language model wrote was withheld."
            raise PartUnwritable(detail, reason="withheld", usage=answered.usage)
        return answered.content, answered.usage

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


@contextmanager
def _as_writer_errors() -> Iterator[None]:
    """A model's errors in the words of the ports."""
    try:
        yield
    except ModelDeclined as error:
        reason = "truncated" if isinstance(error, ModelTruncated) else "refused"
        raise PartUnwritable(error.detail, reason=reason, usage=error.usage) from error
    except ModelUnavailable as error:
        raise SummaryWriterUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error
