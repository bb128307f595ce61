"""A language model that is asked about material: data between two lines that no author of a document can know."""

from collections.abc import Callable, Mapping
from secrets import token_hex
from typing import TypeVar

import msgspec

from aksio.adapters.openai.errors import ModelWithheld
from aksio.adapters.openai.language_model import Answer, LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.secrets_kept import tells_secrets

T = TypeVar("T", bound=msgspec.Struct)

Delimiter = Callable[[], str]
"""Gives the line; another one each time."""


class FencedModel:
    """Raises ModelUnavailable and ModelDeclined; ModelWithheld where an answer recites our own words."""

    def __init__(self, model: LanguageModel, *, delimiter: Delimiter = lambda: token_hex(16)) -> None:
        self._model = model
        self._delimiter = delimiter

    @property
    def name(self) -> str:
        """The model's."""
        return self._model.model

    async def ask(
        self, name: str, task: Mapping[str, object], material: str, answer: type[T], *, room: int
    ) -> Answer[T]:
        """By the prompt of that name: the task goes before the material; the answer has at most `room` tokens."""
        delimiter = self._delimiter()
        instructions = prompt(name).fenced_by(delimiter)
        said = f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{material}\n{delimiter}"
        question = Question(instructions=instructions, material=said, answer=answer, most_output_tokens=room)
        answered = await self._model.ask(question)
        if tells_secrets(answered.content, instructions, fence=delimiter, known=said):
            raise ModelWithheld("What the language model wrote was withheld.", usage=answered.usage)
        return answered

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()
