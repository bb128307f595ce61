"""A forecast with bands for 20,000 cards and 365 days, in pure Python: 40 futures, once with SM-2, once with FSRS.

Data: four in five cards begun and due over the coming months, the others new, 20 begun a day. No storage and no HTTP:
the simulation and the schedulers that it asks. Each round asks them anew, as each request does.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from aksio.adapters.bridges.card_groups import AssessmentsRules
from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.learning.simulation import Assumptions, bands
from aksio.domain.learning.standing import CardGroup, Standing
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Figure

_TODAY = date(2026, 3, 2)
_CARDS, _DAYS, _NEW = 20_000, 365, 4_000


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    for name, aim in (("SM-2", 0.0), ("FSRS", 0.9)):
        groups = _groups(aim)
        best = min(_seconds(groups) for _ in range(lab.rounds))
        what = f"a forecast of {_CARDS:,} cards and {_DAYS} days, {name}"
        yield Figure(what=what, value=best, unit="s")


def _seconds(groups: list[CardGroup]) -> float:
    assumptions = Assumptions(new_today=20, new_a_day=20, passed=900, recalled=1_000)
    begun = perf_counter()
    rules = AssessmentsRules(FsrsMemoryModel())
    bands(groups, today=_TODAY, days=_DAYS, assumptions=assumptions, rules=rules, seed=1)
    return perf_counter() - begun


def _groups(aim: float) -> list[CardGroup]:
    begun = [
        CardGroup(due_on=_TODAY + timedelta(days=n % 97), standing=_standing(n, aim), cards=4) for n in range(4_000)
    ]
    return [*begun, CardGroup(due_on=None, standing=Standing(0, 0, 250, aim=aim), cards=_NEW)]


def _standing(number: int, aim: float) -> Standing:
    interval = 1 + number % 89
    if not aim:
        return Standing(number % 3, interval, 200 + 10 * (number % 9))
    return Standing(0, interval, 0, float(interval), 1.0 + number % 9, aim)
