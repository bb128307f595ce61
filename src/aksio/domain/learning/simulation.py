"""How many reviews the coming days may bring: the schedules played forward many times, with chance at every recall."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from aksio.domain.learning.retention import RETENTION_AT_DUE
from aksio.domain.learning.standing import CardGroup, SchedulingRules, Standing

MANY_CARDS = 3_000
RUNS_OF_FEW, RUNS_OF_MANY = 200, 40
_FINE_INTERVALS = 30
_LOTS = 4
"""Of many cards that are moved alike, so many parts draw their days: to draw for each takes five times as long."""


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """What the future is played with. Of recalls so far, `passed` of `recalled` succeeded: that is how sure we are.

    `retention` is another share of success to aim at: FSRS asks its memories when, SM-2 takes longer or shorter
    intervals. `days_off` are counted from today (0); what is due on them waits. `new_today` and
    `new_a_day` are cards to be started.
    """

    new_today: int
    new_a_day: int
    passed: int = 0
    recalled: int = 0
    retention: float | None = None
    days_off: frozenset[int] = frozenset()

    @property
    def stretch(self) -> float:
        """How much longer intervals of SM-2 become: forgetting is exponential."""
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
    groups: Sequence[CardGroup],
    *,
    today: date,
    days: int,
    assumptions: Assumptions,
    rules: SchedulingRules,
    seed: int,
    runs: int | None = None,
) -> list[Band]:
    """For each of the coming days, how many cards already begun are due. Who reviews on the days that are not off
    is assumed to review all of them. The same seed gives the same answer."""
    many = sum(group.cards for group in groups) > MANY_CARDS
    runs = runs or (RUNS_OF_MANY if many else RUNS_OF_FEW)
    luck = Random(seed)  # noqa: S311  # chance, not a secret
    moves = _Moves(rules, assumptions, coarse=many)
    start = _Cards.of(groups, today, assumptions, moves)
    futures = [_Future(start, days, assumptions, luck, moves).counts() for _ in range(runs)]
    return [_band(sorted(counts)) for counts in zip(*futures, strict=True)]


class _State:
    """A standing, and where answers lead from it. Found by identity, which is quicker than by its six numbers."""

    __slots__ = ("failed", "passed", "standing")

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.passed: _Move | None = None
        self.failed: _Move | None = None


_Move = tuple[_State, int, int]
"""The state after an answer, and after how many days it is due, at the earliest and at the latest."""


class _Moves:
    """What an answer does, asked once for each state and remembered over all futures."""

    def __init__(self, rules: SchedulingRules, assumptions: Assumptions, *, coarse: bool) -> None:
        self._rules, self._stretch, self.coarse = rules, assumptions.stretch, coarse
        self._states: dict[Standing, _State] = {}

    def state(self, standing: Standing) -> _State:
        """The one of that standing."""
        found = self._states.get(standing)
        if found is None:
            found = self._states[standing] = _State(standing)
        return found

    def passed(self, state: _State) -> _Move:
        """After a success."""
        if state.passed is None:
            state.passed = self._ask(state.standing, passed=True)
        return state.passed

    def failed(self, state: _State) -> _Move:
        """After a failure."""
        if state.failed is None:
            state.failed = self._ask(state.standing, passed=False)
        return state.failed

    def _ask(self, standing: Standing, *, passed: bool) -> _Move:
        after = self._rules.after(standing, passed=passed)
        if after.aim:
            earliest, latest = self._rules.spread(after)
            return self.state(after), max(1, earliest), max(1, latest)
        if self.coarse and after.interval_days > _FINE_INTERVALS:
            step = after.interval_days // 20
            after = after._replace(interval_days=round(after.interval_days / step) * step)
        days = max(1, round(after.interval_days * self._stretch))
        return self.state(after), days, days


@dataclass(frozen=True)
class _Cards:
    """Cards by the day they are due, the overdue ones today; and those never reviewed, in the order of beginning."""

    due: Mapping[int, Counter[_State]]
    waiting: Sequence[tuple[_State, int]]

    @classmethod
    def of(cls, groups: Iterable[CardGroup], today: date, assumptions: Assumptions, moves: _Moves) -> "_Cards":
        due: dict[int, Counter[_State]] = {}
        waiting = []
        for group in groups:
            state = moves.state(_aiming(group.standing, assumptions))
            if group.due_on is None:
                waiting.append((state, group.cards))
            else:
                due.setdefault(max(0, (group.due_on - today).days), Counter())[state] += group.cards
        return cls(due, waiting)


def _aiming(standing: Standing, assumptions: Assumptions) -> Standing:
    if assumptions.retention is None or not standing.aim:
        return standing
    return standing._replace(aim=assumptions.retention)


class _Future:
    """One possible course of events."""

    def __init__(
        self,
        cards: _Cards,
        days: int,
        assumptions: Assumptions,
        luck: Random,
        moves: _Moves,
    ) -> None:
        self._due = {day: Counter(due) for day, due in cards.due.items() if day < days}
        self._waiting = list(reversed(cards.waiting))
        self._days, self._assumptions, self._moves = days, assumptions, moves
        self._chance, self._luck, self._random = assumptions.chance(luck), luck, luck.random

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
        left = self._assumptions.new_today if day == 0 else self._assumptions.new_a_day
        while left and self._waiting:
            state, cards = self._waiting.pop()
            begun = min(cards, left)
            left -= begun
            self._answer(day, state, begun)
            if cards > begun:
                self._waiting.append((state, cards - begun))

    def _answer(self, day: int, state: _State, cards: int) -> None:
        passed = binomial(self._luck, cards, self._chance)
        if passed:
            self._put(day, self._moves.passed(state), passed)
        if passed < cards:
            self._put(day, self._moves.failed(state), cards - passed)

    def _put(self, day: int, move: _Move, cards: int) -> None:
        after, earliest, latest = move
        if earliest == latest:
            self._place(day + earliest, after, cards)
            return
        first, width = day + earliest, latest - earliest + 1
        if first >= self._days:
            return
        lots = min(cards, _LOTS) if self._moves.coarse else cards
        each, left_over = divmod(cards, lots)
        for number in range(lots):
            self._place(first + int(self._random() * width), after, each + (number < left_over))

    def _place(self, day: int, state: _State, cards: int) -> None:
        if day < self._days:
            due = self._due.get(day)
            if due is None:
                due = self._due[day] = Counter()
            due[state] += cards


def binomial(luck: Random, trials: int, chance: float) -> int:
    """How many of the trials succeed; of many trials by the normal curve that they follow."""
    if trials == 1:
        return int(luck.random() < chance)
    spread = trials * chance * (1 - chance)
    if trials <= 12 or spread < 4:
        return sum(luck.random() < chance for _ in range(trials))
    return min(trials, max(0, round(luck.gauss(trials * chance, math.sqrt(spread)))))


def _band(counts: Sequence[int]) -> Band:
    last = len(counts) - 1
    return Band(p10=counts[math.floor(last * 0.1)], p50=counts[round(last * 0.5)], p90=counts[math.ceil(last * 0.9)])
