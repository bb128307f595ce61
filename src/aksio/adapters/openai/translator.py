"""Translates with a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import Sequence

import msgspec

from aksio.adapters.openai.passage_model import (
    BYTES_PER_TOKEN,
    TOKENS_FOR_THINKING,
    PassageModel,
    PassageTask,
)
from aksio.application.assessments.translations.translator_port import Texts, Translated

PROMPT_TOKENS = 600
TOKENS_PER_TEXT = 20
"""What goes around a text, both ways."""

OUTPUT_TOKENS_PER_BYTE = 1
"""From a language that takes few bytes into one that takes many tokens."""


class TranslatedGroup(msgspec.Struct, forbid_unknown_fields=True):
    """A group as the model translates it."""

    texts: list[str]


class Translations(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `translate`."""

    groups: list[TranslatedGroup]


class OpenAITranslator:
    """See the port."""

    def __init__(self, model: PassageModel) -> None:
        self._model = model

    @property
    def is_there(self) -> bool:
        """See the port."""
        return True

    def most_tokens(self, groups: Sequence[Texts]) -> int:
        """See the port."""
        reading = sum(len(text.encode()) for group in groups for text in group) // BYTES_PER_TOKEN
        return PROMPT_TOKENS + reading + _texts(groups) * TOKENS_PER_TEXT + _room(groups)

    async def translate(self, groups: Sequence[Texts], *, language: str, insist: bool = False) -> Translated:
        """See the port."""
        task = PassageTask(
            prompt="translate",
            task={"language": language, "insist_on_language": insist},
            answer=Translations,
            language=language,
            room=_room(groups),
        )
        answered = await self._model.ask(msgspec.json.encode(groups).decode(), task)
        return Translated(groups=_whole(answered.content, groups), usage=answered.usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _texts(groups: Sequence[Texts]) -> int:
    return sum(map(len, groups))


def _room(groups: Sequence[Texts]) -> int:
    written = sum(len(text.encode()) for group in groups for text in group) * OUTPUT_TOKENS_PER_BYTE
    return TOKENS_FOR_THINKING + written + _texts(groups) * TOKENS_PER_TEXT


def _whole(answer: Translations, groups: Sequence[Texts]) -> tuple[Texts | None, ...]:
    """With a group too many or too few nobody knows which is which."""
    if len(answer.groups) != len(groups):
        return (None,) * len(groups)
    pairs = zip(answer.groups, groups, strict=True)
    return tuple(tuple(given.texts) if len(given.texts) == len(asked) else None for given, asked in pairs)
