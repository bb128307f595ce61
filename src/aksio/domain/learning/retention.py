"""How much of what was due was remembered, and how sure that is."""

import math
from dataclasses import dataclass

NINETY_FIVE_PERCENT = 1.959963984540054
RETENTION_AT_DUE = 0.9
"""What spaced repetition aims at: a card is due when it would be recalled nine times out of ten."""


@dataclass(frozen=True, kw_only=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Retention:
    """`value` and `interval` are None as long as nothing is known, and `reason` says why."""

    passed: int
    total: int
    value: float | None
    interval: Interval | None
    reason: str | None = None


def retention(passed: int, total: int) -> Retention:
    """The share that was passed, with its Wilson interval."""
    if total == 0:
        reason = "No card that had been learnt a day or more before was reviewed yet."
        return Retention(passed=0, total=0, value=None, interval=None, reason=reason)
    return Retention(passed=passed, total=total, value=passed / total, interval=wilson(passed, total))


def wilson(passed: float, total: float) -> Interval:
    """The score interval of 95 % (Wilson 1927), which is sound for few trials and for shares near 0 and 1."""
    z = NINETY_FIVE_PERCENT
    share, weight = passed / total, z * z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = z * math.sqrt(share * (1 - share) / total + weight / total / 4) / (1 + weight)
    return Interval(low=max(0.0, middle - reach), high=min(1.0, middle + reach))


def chance_of_recall(elapsed_days: float, interval_days: int) -> float:
    """By exponential forgetting, with nine out of ten at the end of the interval."""
    return math.exp(math.log(RETENTION_AT_DUE) * max(0.0, elapsed_days) / max(1, interval_days))
