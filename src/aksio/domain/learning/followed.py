"""What would be recalled on a day if everything due until then were reviewed: expectations, without chance."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from aksio.domain.learning.readiness import Recalled
from aksio.domain.learning.standing import CardGroup, SchedulingRules, Standing

_Due = dict[int, dict[Standing, float]]


def recalled_as_it_stands(groups: Sequence[CardGroup], *, on: date, rules: SchedulingRules) -> list[Recalled]:
    """Of cards that were begun, if none were reviewed any more."""
    return [
        Recalled(chance=_chance(group.standing, (on - group.due_on).days, rules), cards=group.cards)
        for group in groups
        if group.due_on is not None
    ]


def recalled_if_followed(
    groups: Sequence[CardGroup],
    *,
    today: date,
    on: date,
    begun: Mapping[int, int],
    passing: float,
    rules: SchedulingRules,
) -> list[Recalled]:
    """If every review is done on its day, the overdue ones today, and each succeeds with the chance `passing`.

    `begun` is how many new cards are begun, by days from today. Cards that are never begun are left out.
    """
    due: _Due = defaultdict(lambda: defaultdict(float))
    waiting: list[tuple[Standing, float]] = []
    for group in groups:
        if group.due_on is None:
            waiting.append((group.standing, group.cards))
        else:
            due[max(0, (group.due_on - today).days)][group.standing] += group.cards
    last = (on - today).days
    moved = cache(lambda standing, passed: rules.after(standing, passed=passed))
    for day in range(last):
        answered = [*due.pop(day, {}).items(), *_begin(waiting, begun.get(day, 0))]
        for standing, cards in answered:
            for passed, share in ((True, passing), (False, 1 - passing)):
                after = moved(standing, passed)
                due[day + max(1, after.interval_days)][after] += cards * share
    return [
        Recalled(chance=_chance(standing, last - day, rules), cards=cards)
        for day, standings in due.items()
        for standing, cards in standings.items()
    ]


def _begin(waiting: list[tuple[Standing, float]], wanted: float) -> Iterator[tuple[Standing, float]]:
    while wanted > 0 and waiting:
        standing, cards = waiting.pop(0)
        taken = min(cards, wanted)
        wanted -= taken
        if cards > taken:
            waiting.insert(0, (standing, cards - taken))
        yield standing, taken


def _chance(standing: Standing, days_after_due: int, rules: SchedulingRules) -> float:
    return rules.chance(standing, max(0, standing.interval_days + days_after_due))
