"""How many reviews the coming days may bring: the schedules played forward many times, with chance at every recall."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from aksio.domain.learning.retention import RETENTION_AT_DUE

EASE_AT_FIRST = 250
MANY_CARDS = 3_000
RUNS_OF_FEW, RUNS_OF_MANY = 200, 40
_FINE_INTERVALS = 30

State = tuple[int, int, int]
"""Successes in a row (at most 2), interval in days, ease in hundredths."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CardGroup:
    """Cards that stand alike. `due_on` is None for cards that were never reviewed."""

    due_on: date | None
    repetitions: int
    interval_days: int
    ease_hundredths: int
    cards: int


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """What the future is played with. Of recalls so far, `passed` of `recalled` succeeded: that is how sure we are.

    `retention` is another share of success to aim at, by longer or shorter intervals. `days_off` are counted from
    today (0); what is due on them waits. `new_today` and `new_a_day` are cards to be started.
    """

    new_today: int
    new_a_day: int
    passed: int = 0
    recalled: int = 0
    retention: float | None = None
    days_off: frozenset[int] = frozenset()

    @property
    def stretch(self) -> float:
        """How much longer intervals become: forgetting is exponential."""
        return 1.0 if self.retention is None else math.log(self.retention) / math.log(RETENTION_AT_DUE)

    def chance(self, luck: Random) -> float:
        """A chance of success that fits what is known. Nothing known: about nine in ten."""
        if self.retention is not None:
            return self.retention
        return luck.betavariate(self.passed + 9, self.recalled - self.passed + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Of ten futures one brings fewer than `p10`, and one more than `p90`."""

    p10: int
    p50: int
    p90: int


def bands(
    groups: Sequence[CardGroup], *, today: date, days: int, assumptions: Assumptions, seed: int, runs: int | None = None
) -> list[Band]:
    """For each of the coming days, how many cards already begun are due. Who reviews on the days that are not off
    is assumed to review all of them. The same seed gives the same answer."""
    cards = sum(group.cards for group in groups)
    runs = runs or (RUNS_OF_FEW if cards <= MANY_CARDS else RUNS_OF_MANY)
    luck = Random(seed)  # noqa: S311  # chance, not a secret
    start = _start(groups, today)
    waiting = sum(group.cards for group in groups if group.due_on is None)
    futures = [
        _Future(start, waiting, days, assumptions, luck, coarse=cards > MANY_CARDS).counts() for _ in range(runs)
    ]
    return [_band(sorted(counts)) for counts in zip(*futures, strict=True)]


def _start(groups: Iterable[CardGroup], today: date) -> dict[int, Counter[State]]:
    """The cards by the day they are due, the overdue ones today."""
    start: dict[int, Counter[State]] = {}
    for group in groups:
        if group.due_on is not None:
            state = (min(2, group.repetitions), group.interval_days, group.ease_hundredths)
            start.setdefault(max(0, (group.due_on - today).days), Counter())[state] += group.cards
    return start


class _Future:
    """One possible course of events."""

    def __init__(
        self,
        start: Mapping[int, Counter[State]],
        waiting: int,
        days: int,
        assumptions: Assumptions,
        luck: Random,
        *,
        coarse: bool,
    ) -> None:
        self._due = {day: Counter(cards) for day, cards in start.items() if day < days}
        self._waiting, self._days, self._assumptions = waiting, days, assumptions
        self._stretch = assumptions.stretch
        self._chance, self._luck, self._coarse = assumptions.chance(luck), luck, coarse

    def counts(self) -> list[int]:
        """Reviews on each day."""
        counts = []
        for day in range(self._days):
            due = self._due.pop(day, Counter())
            if day in self._assumptions.days_off:
                self._due.setdefault(day + 1, Counter()).update(due)
                counts.append(0)
                continue
            counts.append(due.total())
            for state, cards in due.items():
                self._answer(day, state, cards)
            self._begin(day)
        return counts

    def _begin(self, day: int) -> None:
        wanted = self._assumptions.new_today if day == 0 else self._assumptions.new_a_day
        begun = min(self._waiting, wanted)
        self._waiting -= begun
        self._answer(day, (0, 0, EASE_AT_FIRST), begun)

    def _answer(self, day: int, state: State, cards: int) -> None:
        passed = binomial(self._luck, cards, self._chance)
        repetitions, _, ease = state
        if passed:
            self._put(day, (min(2, repetitions + 1), self._next_interval(state), ease), passed)
        if cards > passed:
            self._put(day, (0, 1, ease), cards - passed)

    def _next_interval(self, state: State) -> int:
        repetitions, interval, ease = state
        if repetitions < 2:
            return (1, 6)[repetitions]
        grown = -(-interval * ease // 100)
        if not self._coarse or grown <= _FINE_INTERVALS:
            return grown
        step = grown // 20
        return round(grown / step) * step

    def _put(self, day: int, state: State, cards: int) -> None:
        then = day + max(1, round(state[1] * self._stretch))
        if then < self._days:
            self._due.setdefault(then, Counter())[state] += cards


def binomial(luck: Random, trials: int, chance: float) -> int:
    """How many of the trials succeed; of many trials by the normal curve that they follow."""
    spread = trials * chance * (1 - chance)
    if trials <= 12 or spread < 4:
        return sum(luck.random() < chance for _ in range(trials))
    return min(trials, max(0, round(luck.gauss(trials * chance, math.sqrt(spread)))))


def _band(counts: Sequence[int]) -> Band:
    last = len(counts) - 1
    return Band(p10=counts[math.floor(last * 0.1)], p50=counts[round(last * 0.5)], p90=counts[math.ceil(last * 0.9)])
