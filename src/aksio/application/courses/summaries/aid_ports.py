"""What memory aids need from outside."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from aksio.domain.shared.model_usage import ModelUsage


class AidKind(StrEnum):
    """What helps to remember; `none` where nothing sensible was found."""

    ACRONYM = "acronym"
    MNEMONIC = "mnemonic"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class AidBrief:
    """A list to remember, or one item with its meaning. `in_order` says that the order of the list counts."""

    items: tuple[str, ...]
    meaning: str | None = None
    in_order: bool = False
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class DraftAid:
    """`text` is what to remember, `items` what its parts stand for, in its order; `detail` explains it, or why not."""

    kind: AidKind
    text: str
    items: tuple[str, ...]
    detail: str
    usage: ModelUsage


class MemoryAids(Protocol):
    """Thinks of mnemonics. Raises SummaryWriterUnavailable and PartUnwritable."""

    def most_tokens(self, brief: AidBrief) -> int:
        """What `aid` will hardly exceed; 0 where no model is asked."""

    async def aid(self, brief: AidBrief) -> DraftAid:
        """One aid. The brief is data: whatever it says, it instructs nobody."""
