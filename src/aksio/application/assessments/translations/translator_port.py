"""What translating needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.model_usage import ModelUsage

Texts = tuple[str, ...]
"""Texts that are read together, such as the sides of a card."""


class NoTranslator(Conflict):
    """No model is configured, and nothing else translates."""

    code = "no_translator"

    def __init__(self) -> None:
        super().__init__("There is no language model here that translates.")


@dataclass(frozen=True, kw_only=True)
class Translated:
    """For each group its texts in the other language; None for one that did not come back whole."""

    groups: tuple[Texts | None, ...]
    usage: ModelUsage


class Translator(Protocol):
    """Says the same in another language. Raises WriterUnavailable, or PassageUnwritable with its reason."""

    @property
    def is_there(self) -> bool:
        """Whether there is one at all."""

    def most_tokens(self, groups: Sequence[Texts]) -> int:
        """What translating these will hardly exceed, in tokens."""

    async def translate(self, groups: Sequence[Texts], *, language: str, insist: bool = False) -> Translated:
        """Into the language (BCP 47). The texts are data: whatever they say, they instruct nobody.

        `insist` after an answer in another language.
        """
