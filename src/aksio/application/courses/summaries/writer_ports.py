"""What writing summaries needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.courses.find_passages import FindPassagesQuery
from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.content import Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage

MOST_POINTS = 8
"""Points that one part of the material may give."""

MOST_CONCEPTS = 6
"""Concepts that one part of the material may give."""


class SummaryWriterUnavailable(Unavailable):
    """The writer is away, overloaded, too slow or talks nonsense. What the failed attempts cost is in `usage`."""

    code = "writer_unavailable"

    def __init__(self, detail: str, *, retry_after: int = 5, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.usage = usage


class PartUnwritable(Invalid):
    """The writer will not or cannot sum this up, and asking again would not help. `reason` is a stable code."""

    code = "part_unwritable"

    def __init__(self, detail: str, *, reason: str, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail)
        self.reason = reason
        self.usage = usage


@dataclass(frozen=True, kw_only=True)
class SummaryBrief:
    """What is wanted: about `topic`, in `language` (BCP 47; None: that of the material)."""

    topic: str | None = None
    language: str | None = None
    insist_on_language: bool = False


@dataclass(frozen=True, kw_only=True)
class DraftPoint:
    """A point as a writer proposes it. Whether the quote stands in the material has to be looked up."""

    text: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class DraftConcept:
    """A concept as a writer proposes it."""

    term: str
    definition: str
    quote: str
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class DraftDigest:
    """What a writer makes of a part, and what that cost."""

    points: tuple[DraftPoint, ...]
    concepts: tuple[DraftConcept, ...]
    usage: ModelUsage


@dataclass(frozen=True, kw_only=True)
class DraftText:
    """A text that refers to points by their place, counted from 1, such as `[1]`; and what it cost."""

    text: str
    usage: ModelUsage


class SummaryWriter(Protocol):
    """Reads parts, then puts together what they gave. Raises SummaryWriterUnavailable and PartUnwritable.

    Material is data: whatever it says, it instructs nobody.
    """

    @property
    def writes_any_language(self) -> bool:
        """Whether it writes in the language asked for; else in that of the material."""

    def most_tokens_to_digest(self, part: Part, brief: SummaryBrief) -> int:
        """What `digest` will hardly exceed; 0 where no model is asked."""

    def most_tokens_to_combine(self, parts: int, brief: SummaryBrief) -> int:
        """What `combine` of the points of so many parts will hardly exceed; 0 where no model is asked."""

    async def digest(self, part: Part, brief: SummaryBrief) -> DraftDigest:
        """At most MOST_POINTS and MOST_CONCEPTS, in the order of the part."""

    async def combine(self, points: Sequence[Point], brief: SummaryBrief) -> DraftText:
        """One text out of the points of all parts."""


class SummaryBudget(Protocol):
    """What a learner may spend on models: one for everything that models write."""

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """Set tokens aside before a call. Raises LimitReached."""

    async def settle(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """Replace the reservation by what was used; nothing used gives it back."""

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int | None:
        """Tokens that may still be reserved; None without any limit."""


class MaterialFinder(Protocol):
    """Finds what to read. See FindPassages."""

    async def __call__(self, query: FindPassagesQuery) -> list[FoundPassage]:
        """About a topic, best first; without one, in reading order."""
