"""Intervals spread over neighbouring days, so that cards learnt together do not come back together for ever.

The place within the range is drawn by lot, and the lot is the card's own: the same step always has the same place.
Where the learner's days are known, the emptiest day of the range is taken. Nothing ever leaves the range.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from aksio.domain.shared.ids import FlashcardId

SHORTEST_SPREAD = 3
"""Days. Shorter intervals stay as they are."""

_PARTS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """The intervals, in days, that are as good as the one that was computed."""

    earliest: int
    latest: int

    def at(self, offset: int) -> int:
        """So many days after the earliest, and never outside."""
        return min(self.latest, self.earliest + max(0, offset))

    def by_lot(self, lot: float) -> int:
        """The place that a lot in 0 <= lot < 1 draws; each is equally likely."""
        return self.earliest + int(lot * (self.latest - self.earliest + 1))


def spread_of(interval: int, *, longest: int) -> Spread:
    """One day, and 15 % of what lies between 2.5 and 7 days, 10 % up to 20 and 5 % beyond, to either side.

    Never below 2 days, and never above `longest`. [The ranges are those of Anki.]
    """
    if interval < SHORTEST_SPREAD:
        return Spread(earliest=interval, latest=interval)
    reach = 1 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _PARTS)
    latest = min(longest, round(interval + reach))
    return Spread(earliest=min(latest, max(2, round(interval - reach))), latest=latest)


def lot_of(flashcard_id: FlashcardId, *turn: int) -> float:
    """A number in 0 <= lot < 1 that belongs to a card and a turn of it."""
    drawn = blake2b(flashcard_id.bytes + repr(turn).encode(), digest_size=6).digest()
    return int.from_bytes(drawn) / 2**48


def balanced(wishes: Sequence[tuple[Spread, int]], loads: Mapping[int, int]) -> list[int]:
    """For each range and the interval wished within it, the interval that leads to the emptiest day.

    `loads` counts the cards already due after so many days. Of equally empty days the nearest to the wish is taken.
    The ranges belong to answers from worse to better: a better answer never leads to an earlier day.
    """
    chosen: list[int] = []
    for spread, wish in wishes:
        first = max([spread.earliest, *chosen[-1:]])
        days = range(first, spread.latest + 1)
        chosen.append(min(days, key=lambda day, wish=wish: (loads.get(day, 0), abs(day - wish), day)))  # type: ignore[misc]
    return chosen
