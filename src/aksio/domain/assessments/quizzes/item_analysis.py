"""How the questions of a quiz do with those who take it [Moodle]. From sums that one pass over the answers gathers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Self

FEWEST_ATTEMPTS = 30
"""Below that, statistics say more about chance than about questions."""


@dataclass(frozen=True, kw_only=True)
class ItemSums:
    """Over all graded attempts that had the question: marks, what the rest of the attempt earned, and times.

    `mark` is the fraction of the question's points, `rest` what all other questions earned, in points.
    """

    attempts: int = 0
    mark: float = 0
    mark_squared: float = 0
    rest: float = 0
    rest_squared: float = 0
    mark_by_rest: float = 0
    timed: int = 0
    duration_ms: int = 0
    chosen: Mapping[str, int] = field(default_factory=dict)

    def plus(
        self, *, mark: float, rest: float, duration_ms: int | None = None, chosen: frozenset[str] = frozenset()
    ) -> Self:
        """One answer more."""
        return type(self)(
            attempts=self.attempts + 1,
            mark=self.mark + mark,
            mark_squared=self.mark_squared + mark * mark,
            rest=self.rest + rest,
            rest_squared=self.rest_squared + rest * rest,
            mark_by_rest=self.mark_by_rest + mark * rest,
            timed=self.timed + (duration_ms is not None),
            duration_ms=self.duration_ms + (duration_ms or 0),
            chosen={**self.chosen, **{option_id: self.chosen.get(option_id, 0) + 1 for option_id in chosen}},
        )


@dataclass(frozen=True, kw_only=True)
class ItemStatistics:
    """Facility and discrimination in percent; None below 30 attempts, and where everybody does the same."""

    attempts: int
    facility: float | None
    discrimination: float | None
    average_seconds: float | None
    chosen: Mapping[str, int]

    @property
    def is_suspicious(self) -> bool:
        """Those who do well in the rest do badly here: the key may be wrong."""
        return self.discrimination is not None and self.discrimination < 0


def statistics_of(sums: ItemSums) -> ItemStatistics:
    """What the sums say. Times and choices are shown from 30 attempts too: fewer would show who they were."""
    enough = sums.attempts >= FEWEST_ATTEMPTS
    return ItemStatistics(
        attempts=sums.attempts,
        facility=100 * sums.mark / sums.attempts if enough else None,
        discrimination=_discrimination(sums) if enough else None,
        average_seconds=sums.duration_ms / sums.timed / 1000 if enough and sums.timed else None,
        chosen=dict(sums.chosen) if enough else {},
    )


def _discrimination(sums: ItemSums) -> float | None:
    """100 times the correlation of the mark with what the rest of the attempt earned."""
    n = sums.attempts
    mark_spread = n * sums.mark_squared - sums.mark**2
    rest_spread = n * sums.rest_squared - sums.rest**2
    tiny = 1e-9 * n * n
    if mark_spread <= tiny or rest_spread <= tiny:
        return None
    together = n * sums.mark_by_rest - sums.mark * sums.rest
    return max(-100.0, min(100.0, 100 * together / (sqrt(mark_spread) * sqrt(rest_spread))))
