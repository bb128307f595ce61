"""What comes next: the cards of a study day in the order in which they are asked.

First what is being learnt, then what is due by relative overdueness, then new cards; siblings apart. Storage ranks
the same way without reading everything; this says what is right, and the tests hold the two together.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Protocol, TypeVar

from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import FlashcardId


@dataclass(frozen=True, kw_only=True)
class DailyLimits:
    """How many cards a study day may bring. What is being learnt is never held back."""

    new_cards: int = 20
    reviews: int = 200

    def left_after(self, *, new_cards: int, reviews: int) -> "DailyLimits":
        """What remains when so much was done today."""
        return DailyLimits(new_cards=max(0, self.new_cards - new_cards), reviews=max(0, self.reviews - reviews))


class Segment(IntEnum):
    """The three parts of the queue, in order."""

    LEARNING = 0
    DUE = 1
    NEW = 2


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A card that is neither suspended nor buried. `siblings` is equal for cards that ask about the same thing."""

    flashcard_id: FlashcardId
    schedule: ReviewSchedule
    siblings: str


class HasSiblings(Protocol):
    """Anything that says which cards it belongs with."""

    @property
    def siblings(self) -> str:
        """Equal for cards that ask about the same thing."""


SiblingT = TypeVar("SiblingT", bound=HasSiblings)


def sibling_group(front: str, source: Source | None) -> str:
    """Cards from one passage are siblings; so are cards with the same front."""
    passage = None if source is None else source.passage
    return passage or front.strip().casefold()


def segment_of(schedule: ReviewSchedule, day: date) -> Segment | None:
    """Where a card stands in the queue of that day; None when it is not in it."""
    if schedule.repeat_on == day:
        return Segment.LEARNING
    if schedule.due_on is None:
        return Segment.NEW
    if schedule.due_on > day:
        return None
    return Segment.LEARNING if schedule.repetitions == 0 else Segment.DUE


def relative_overdueness(schedule: ReviewSchedule, day: date) -> float:
    """Days late as a part of the interval: a day matters more to a card of two days than to one of a year."""
    assert schedule.due_on is not None
    return (day - schedule.due_on).days / max(1, schedule.interval_days)


def due_queue(candidates: Iterable[Candidate], *, day: date, left: DailyLimits) -> list[Candidate]:
    """The queue of that day, before siblings are set apart."""
    segments: dict[Segment, list[Candidate]] = {segment: [] for segment in Segment}
    for candidate in candidates:
        segment = segment_of(candidate.schedule, day)
        if segment is not None:
            segments[segment].append(candidate)
    learning = sorted(segments[Segment.LEARNING], key=_longest_ago)
    due = sorted(segments[Segment.DUE], key=lambda one: (-relative_overdueness(one.schedule, day), one.flashcard_id))
    new = sorted(segments[Segment.NEW], key=lambda one: one.flashcard_id)
    return [*learning, *due[: left.reviews], *new[: left.new_cards]]


def siblings_apart(queue: Sequence[SiblingT], *, after: str | None = None) -> list[SiblingT]:
    """The same cards with no two siblings in a row, where that can be, and otherwise as little moved as possible.

    `after` is the sibling group of the card that was asked before.
    """
    waiting = [(card.siblings, card) for card in queue]
    counts = Counter(group for group, _ in waiting)
    if len(counts) == len(waiting) and after not in counts:
        return list(queue)
    apart: list[SiblingT] = []
    last = after
    while waiting:
        last, card = waiting.pop(_next_pick([group for group, _ in waiting], counts, last))
        counts[last] -= 1
        apart.append(card)
    return apart


def _next_pick(groups: Sequence[str], counts: Counter[str], last: str | None) -> int:
    """The first card that is no sibling of the last one; a group that is more than half of the rest cannot wait."""
    group, most = counts.most_common(1)[0]
    if 2 * most > len(groups) and group != last:
        return groups.index(group)
    return next((number for number, one in enumerate(groups) if one != last), 0)


def _longest_ago(candidate: Candidate) -> tuple[float, FlashcardId]:
    reviewed_at = candidate.schedule.last_reviewed_at
    return (0.0 if reviewed_at is None else reviewed_at.timestamp()), candidate.flashcard_id
