"""Are forecasts as sure as they say? Simulated learners study on, and their days are laid beside the band of before.

Each learner begins 20 cards a day for 60 days and reviews all that are due, by SM-2. Then a forecast of 30 days is made
from what the service would know: where the cards stand, and how many recalls succeeded so far. The learner goes on for
30 days, and of the days it is counted how many have as many reviews as p10 to p90 say; 80 % is right, and 5 points
around it are allowed. Reviews are whole numbers, so days fall on the ends of the band, which no band could give to each
side rightly: they count by half, and the last column shows them counted in full. *By one chance* answers with a chance
of their own that never changes, as the forecast assumes. *By FSRS-6* remembers and forgets as people do, each with
parameters of their own: the forecast knows nothing of those.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.learning.simulation import Assumptions, Band, CardGroup, bands
from quality.corpus import Corpus
from quality.memory import Memory, Trace
from quality.table import Table

LEARNERS, CARDS, NEW_A_DAY = 30, 1_600, 20
STUDIED, AHEAD = 60, 30
PARTS = (range(1, 8), range(8, 15), range(15, AHEAD))
_START = date(2026, 1, 1)
_RIGHT, _WRONG = Rating.of_number(4), Rating.of_number(1)

Remembers = Callable[[Trace, int], bool]
"""Shows a card on a day; whether it was recalled."""


@dataclass
class Learner:
    """Cards that were begun, with what is in memory of each and what its schedule says."""

    remembers: Remembers
    traces: list[Trace] = field(default_factory=list)
    schedules: list[ReviewSchedule] = field(default_factory=list)
    passed: int = 0
    recalled: int = 0

    def study(self, day: int) -> int:
        """All that is due, then new cards. How many were due."""
        today = _START + timedelta(days=day)
        due = [place for place, one in enumerate(self.schedules) if one.due_on is not None and one.due_on <= today]
        for place in due:
            self._review(place, day)
        for _ in range(min(NEW_A_DAY, CARDS - len(self.traces))):
            self.traces.append(Trace())
            self.schedules.append(ReviewSchedule())
            self._answer(len(self.traces) - 1, day)
        return len(due)

    def _review(self, place: int, day: int) -> None:
        self.recalled += 1
        self.passed += self._answer(place, day)

    def _answer(self, place: int, day: int) -> bool:
        """What was not known is repeated on the same day until it is, which teaches the scheduler nothing."""
        passed = self.remembers(self.traces[place], day)
        today = _START + timedelta(days=day)
        at = datetime.combine(today, datetime.min.time(), tzinfo=UTC)
        schedule = self.schedules[place].after(_RIGHT if passed else _WRONG, at=at, day=today)
        self.schedules[place] = schedule if passed else schedule.after(_RIGHT, at=at, day=today)
        return passed

    def forecast(self, seed: int) -> list[Band]:
        """As the service makes it."""
        states = Counter(
            (one.due_on, one.repetitions, one.interval_days, one.ease_hundredths) for one in self.schedules
        )
        groups = [
            CardGroup(due_on=due, repetitions=repetitions, interval_days=interval, ease_hundredths=ease, cards=cards)
            for (due, repetitions, interval, ease), cards in states.items()
        ]
        new = CardGroup(
            due_on=None, repetitions=0, interval_days=0, ease_hundredths=250, cards=CARDS - len(self.schedules)
        )
        assumptions = Assumptions(new_today=NEW_A_DAY, new_a_day=NEW_A_DAY, passed=self.passed, recalled=self.recalled)
        today = _START + timedelta(days=STUDIED)
        return bands([*groups, new], today=today, days=AHEAD, assumptions=assumptions, seed=seed)


def by_one_chance(seed: int) -> Remembers:
    """From 75 to 97 in a hundred, always the same; new cards too."""
    luck = Random(seed)
    chance = luck.uniform(0.75, 0.97)
    return lambda trace, day: luck.random() < chance


def by_fsrs(seed: int) -> Remembers:
    """A memory of their own."""
    return Memory(seed).meet


@dataclass(frozen=True)
class Outcome:
    """What a day was said to bring, and what it brought."""

    day: int
    band: Band
    due: int

    @property
    def is_inside(self) -> bool:
        """Ends included."""
        return self.band.p10 <= self.due <= self.band.p90

    @property
    def is_at_an_end(self) -> bool:
        """Just at one of them. A band without width has no ends."""
        return self.band.p10 != self.band.p90 and self.due in (self.band.p10, self.band.p90)


async def report(corpus: Corpus) -> Table:
    """Shares of days within the band."""
    parts = [f"days {part.start}–{part.stop - 1}" for part in PARTS]
    columns = ["learners by", *parts, "all", "all, with the ends"]
    kinds = {"one chance": by_one_chance, "FSRS-6": by_fsrs}
    rows = [[name, *_cells(outcomes(kind))] for name, kind in kinds.items()]
    return Table(title="Days within p10–p90 of their forecast", columns=columns, rows=rows)


def outcomes(kind: Callable[[int], Remembers], learners: int = LEARNERS) -> list[Outcome]:
    """The days of all learners. Today is left out: it is known."""
    found = []
    for seed in range(learners):
        learner = Learner(kind(seed))
        for day in range(STUDIED):
            learner.study(day)
        for number, band in enumerate(learner.forecast(seed)):
            found.append(Outcome(day=number, band=band, due=learner.study(STUDIED + number)))
    return [one for one in found if one.day > 0]


def within(found: Sequence[Outcome], *, ends: float = 0.5) -> float:
    """The share of days within their band, with those on its ends counted as said."""
    return sum(ends if one.is_at_an_end else one.is_inside for one in found) / len(found)


def _cells(found: Sequence[Outcome]) -> list[str]:
    shares = [within([one for one in found if one.day in part]) for part in PARTS]
    return [f"{100 * share:.1f} %" for share in (*shares, within(found), within(found, ends=1))]
