"""Are forecasts as sure as they say? Simulated learners study on, and their days are laid beside the band of before.

Each learner begins 20 cards a day for 60 days and reviews all that are due, by SM-2 or by FSRS with the default
parameters, whose intervals are spread by each card's lot, as the service spreads them. Then a forecast is made of 30
days from what the service would know: where the cards stand, and how many recalls succeeded so far. The learner goes
on for 30 days, and of the days it is counted how many have as many reviews as p10 to p90 say; 80 % is right, and 5
points around it are allowed. Reviews are whole numbers, so days fall on the ends of the band, which no band could give
to each side rightly: they count by half, and the last column shows them counted in full. *By one chance* answers with
a chance of their own that never changes, as the forecast assumes. *By FSRS-6* remembers and forgets as people do, each
with parameters of their own: the forecast knows nothing of those.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Protocol
from uuid import UUID

from aksio.adapters.bridges.card_groups import AssessmentsRules
from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.fsrs import Fsrs
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.scheduling import FSRS, Scheduling
from aksio.domain.learning.simulation import Assumptions, Band, bands
from aksio.domain.learning.standing import CardGroup, Standing
from aksio.domain.shared.ids import FlashcardId
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


class Scheduler(Protocol):
    """Schedules cards, which are known by their place."""

    first: ReviewSchedule

    def after(self, place: int, schedule: ReviewSchedule, rating: Rating, day: int) -> ReviewSchedule:
        """After an answer."""


class BySm2:
    """See the protocol."""

    first = Scheduling().begin()

    def after(self, place: int, schedule: ReviewSchedule, rating: Rating, day: int) -> ReviewSchedule:
        """See the protocol."""
        return schedule.after(rating, at=_noon(day), day=_date(day))


class ByFsrs:
    """See the protocol."""

    first = Scheduling(scheduler=FSRS).begin()
    _fsrs = Fsrs(model=FsrsMemoryModel())

    def after(self, place: int, schedule: ReviewSchedule, rating: Rating, day: int) -> ReviewSchedule:
        """See the protocol."""
        card = FlashcardId(UUID(int=place))
        return self._fsrs.after(schedule, rating, at=_noon(day), day=_date(day), flashcard_id=card)


SCHEDULERS: dict[str, Scheduler] = {"SM-2": BySm2(), "FSRS": ByFsrs()}


@dataclass
class Learner:
    """Cards that were begun, with what is in memory of each and what its schedule says."""

    remembers: Remembers
    scheduler: Scheduler
    traces: list[Trace] = field(default_factory=list)
    schedules: list[ReviewSchedule] = field(default_factory=list)
    passed: int = 0
    recalled: int = 0

    def study(self, day: int) -> int:
        """All that is due, then new cards. How many were due."""
        today = _date(day)
        due = [place for place, one in enumerate(self.schedules) if one.due_on is not None and one.due_on <= today]
        for place in due:
            self._review(place, day)
        for _ in range(min(NEW_A_DAY, CARDS - len(self.traces))):
            self.traces.append(Trace())
            self.schedules.append(self.scheduler.first)
            self._answer(len(self.traces) - 1, day)
        return len(due)

    def _review(self, place: int, day: int) -> None:
        self.recalled += 1
        self.passed += self._answer(place, day)

    def _answer(self, place: int, day: int) -> bool:
        """What was not known is repeated on the same day until it is, which teaches SM-2 nothing."""
        passed = self.remembers(self.traces[place], day)
        schedule = self.scheduler.after(place, self.schedules[place], _RIGHT if passed else _WRONG, day)
        self.schedules[place] = schedule if passed else self.scheduler.after(place, schedule, _RIGHT, day)
        return passed

    def forecast(self, seed: int) -> list[Band]:
        """As the service makes it."""
        states = Counter((one.due_on, _standing(one)) for one in self.schedules)
        groups = [CardGroup(due_on=due, standing=standing, cards=cards) for (due, standing), cards in states.items()]
        first = _standing(self.scheduler.first)
        new = CardGroup(due_on=None, standing=first, cards=CARDS - len(self.schedules))
        assumptions = Assumptions(new_today=NEW_A_DAY, new_a_day=NEW_A_DAY, passed=self.passed, recalled=self.recalled)
        rules = AssessmentsRules(FsrsMemoryModel())
        return bands([*groups, new], today=_date(STUDIED), days=AHEAD, assumptions=assumptions, rules=rules, seed=seed)


def _standing(schedule: ReviewSchedule) -> Standing:
    """As roughly as the service counts cards alike."""
    aim, memory = schedule.desired_retention or 0.0, schedule.memory
    if memory is None:
        return Standing(min(2, schedule.repetitions), schedule.interval_days, schedule.ease_hundredths, aim=aim)
    stability = round(memory.stability, 1) if memory.stability < 10 else float(round(memory.stability))
    return Standing(0, schedule.interval_days, 0, max(0.1, stability), float(round(memory.difficulty)), aim)


def _date(day: int) -> date:
    return _START + timedelta(days=day)


def _noon(day: int) -> datetime:
    return datetime.combine(_date(day), time(12), tzinfo=UTC)


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
    columns = ["cards by", "learners by", *parts, "all", "all, with the ends"]
    rows = [
        [scheduled, remembered, *_cells(outcomes(kind, scheduler))]
        for scheduled, scheduler in SCHEDULERS.items()
        for remembered, kind in {"one chance": by_one_chance, "FSRS-6": by_fsrs}.items()
    ]
    return Table(title="Days within p10–p90 of their forecast", columns=columns, rows=rows)


def outcomes(kind: Callable[[int], Remembers], scheduler: Scheduler, learners: int = LEARNERS) -> list[Outcome]:
    """The days of all learners. Today is left out: it is known."""
    found = []
    for seed in range(learners):
        learner = Learner(kind(seed), scheduler)
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
