"""A learner with a known memory: the forgetting curve and the updates of FSRS-6, with parameters of their own.

Source: the open-spaced-repetition project's description of FSRS-6 and its default parameters. Stability is in days,
difficulty from 1 to 10; each learner's parameters are the defaults times a factor drawn from their seed.
"""

import math
from dataclasses import dataclass
from random import Random

DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_AGAIN, _GOOD = 1, 3
_SPREAD = 0.15


@dataclass
class Trace:
    """What is left in memory of one card. `interval` and `due` are what the learner's scheduler (SM-2) has set."""

    stability: float = 0.0
    difficulty: float = 0.0
    seen_on: int = -1
    interval: int = 0
    due: int = -1


class Memory:
    """Answers and forgets as FSRS-6 says, with chance from its own seed."""

    def __init__(self, seed: int) -> None:
        self._luck = Random(seed)
        drawn = [value * math.exp(self._luck.gauss(0, _SPREAD)) for value in DEFAULTS]
        self._w = (*drawn[:-1], min(0.8, max(0.1, drawn[-1])))

    def recall(self, trace: Trace, day: int) -> float:
        """The chance of recall on a day; 0 before the first meeting."""
        if trace.seen_on < 0:
            return 0.0
        decay = -self._w[20]
        factor = 0.9 ** (1 / decay) - 1
        return float((1 + factor * (day - trace.seen_on) / trace.stability) ** decay)

    def meet(self, trace: Trace, day: int) -> bool:
        """Show the card; whether it was recalled. First meetings teach it."""
        first = trace.seen_on < 0
        passed = first or self._luck.random() < self.recall(trace, day)
        if first:
            trace.stability = self._w[_GOOD - 1]
            trace.difficulty = self._first_difficulty(_GOOD)
        elif day == trace.seen_on:
            growth = math.exp(self._w[17] * (0 if passed else -2) + self._w[17] * self._w[18])
            trace.stability *= max(1.0, growth * trace.stability ** -self._w[19]) if passed else 1.0
        else:
            self._update(trace, day, passed=passed)
        trace.seen_on = day
        return passed

    def _update(self, trace: Trace, day: int, *, passed: bool) -> None:
        w, chance = self._w, self.recall(trace, day)
        if passed:
            growth = math.exp(w[8]) * (11 - trace.difficulty) * trace.stability ** -w[9]
            trace.stability *= 1 + growth * (math.exp(w[10] * (1 - chance)) - 1)
        else:
            forgotten = w[11] * trace.difficulty ** -w[12] * ((trace.stability + 1) ** w[13] - 1)
            trace.stability = min(trace.stability, max(0.01, forgotten * math.exp(w[14] * (1 - chance))))
        change = -w[6] * ((_GOOD if passed else _AGAIN) - 3)
        eased = trace.difficulty + change * (10 - trace.difficulty) / 9
        trace.difficulty = min(10.0, max(1.0, w[7] * self._first_difficulty(4) + (1 - w[7]) * eased))

    def _first_difficulty(self, rating: int) -> float:
        return min(10.0, max(1.0, self._w[4] - math.exp(self._w[5] * (rating - 1)) + 1))
