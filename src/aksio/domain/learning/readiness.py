"""The score to expect at an exam, and on what that rests.

The exam is imagined as one question on each card and one on each topic. A card is answered right with the chance that
it is recalled on that day; a topic with the chance that knowledge tracing expects; what was never seen, never.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.domain.learning.mastery import TRACING
from aksio.domain.learning.retention import Interval, wilson

ENOUGH_SEEN = 5
"""With fewer cards and topics seen, nothing is said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recalled:
    """So many cards would be recalled with that chance on the day. Expected futures have parts of cards."""

    chance: float
    cards: float


@dataclass(frozen=True, kw_only=True)
class Material:
    """What an exam can ask. `known` are the chances that topics with evidence are known."""

    recalled: Sequence[Recalled]
    new_cards: float
    known: Sequence[float]
    unseen_topics: int


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """`score` (0..1) and its interval of 95 % are None where too little was seen, and `reason` says so.

    The interval is that of as many questions as were seen; what was not seen counts as not known in all of it. It does
    not know that questions of one topic may stand or fall together, nor how the real exam differs from the material.
    """

    score: float | None
    interval: Interval | None
    reason: str | None
    cards: int
    new_cards: int
    mean_recall: float | None
    topics: int
    unseen_topics: int
    unseen_share: float | None


def readiness(material: Material) -> Readiness:
    """Rises with every chance, and never with more that was not seen."""
    begun = sum(one.cards for one in material.recalled)
    recalled = sum(one.cards * one.chance for one in material.recalled)
    seen = begun + len(material.known)
    unseen = material.new_cards + material.unseen_topics
    right = recalled + sum(TRACING.expected(known) for known in material.known)
    enough = seen >= ENOUGH_SEEN
    return Readiness(
        score=min(1.0, right / (seen + unseen)) if enough else None,
        interval=_interval(right, seen, unseen) if enough else None,
        reason=None if enough else _too_little(seen, unseen),
        cards=round(begun + material.new_cards),
        new_cards=round(material.new_cards),
        mean_recall=min(1.0, recalled / begun) if begun else None,
        topics=len(material.known) + material.unseen_topics,
        unseen_topics=material.unseen_topics,
        unseen_share=unseen / (seen + unseen) if seen + unseen else None,
    )


def _interval(right: float, seen: float, unseen: float) -> Interval:
    found, share = wilson(min(right, seen), seen), seen / (seen + unseen)
    return Interval(low=found.low * share, high=found.high * share)


def _too_little(seen: float, unseen: float) -> str:
    if not seen + unseen:
        return "There are no cards, topics or sections to tell from."
    return f"Only {round(seen)} of {round(seen + unseen)} cards and topics were studied; {ENOUGH_SEEN} are needed."
