"""A language model that is asked about parts of a summary, with errors in the words of its writers' ports."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from aksio.adapters.openai.errors import ModelDeclined, ModelTruncated, ModelUnavailable, ModelWithheld
from aksio.adapters.openai.fenced_model import FencedModel
from aksio.adapters.openai.language_model import Answer
from aksio.application.courses.summaries.writer_ports import PartUnwritable, SummaryWriterUnavailable

T = TypeVar("T", bound=msgspec.Struct)


class SummaryModel:
    """Raises SummaryWriterUnavailable and PartUnwritable."""

    def __init__(self, model: FencedModel) -> None:
        self._model = model

    async def ask(
        self, name: str, task: Mapping[str, object], material: str, answer: type[T], *, room: int
    ) -> Answer[T]:
        """See FencedModel."""
        with _as_writer_errors():
            return await self._model.ask(name, task, material, answer, room=room)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


@contextmanager
def _as_writer_errors() -> Iterator[None]:
    try:
        yield
    except ModelDeclined as error:
        raise PartUnwritable(error.detail, reason=_reason(error), usage=error.usage) from error
    except ModelUnavailable as error:
        raise SummaryWriterUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error


def _reason(error: ModelDeclined) -> str:
    match error:
        case ModelTruncated():
            return "truncated"
        case ModelWithheld():
            return "withheld"
    return "refused"
