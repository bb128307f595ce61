"""What schedulers do with cards that stand alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.bridges.card_groups import AssessmentsRules
from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.outlook import Outlook
from aksio.domain.learning.simulation import Assumptions, bands
from aksio.domain.learning.standing import CardGroup, Standing

MODEL = FsrsMemoryModel()
RULES = AssessmentsRules(MODEL)
TODAY = date(2026, 3, 2)


def good_answers(outlook: Outlook, number: int) -> list[int]:
    intervals = []
    for _ in range(number):
        outlook = outlook.after(passed=True, model=MODEL)
        intervals.append(outlook.interval_days)
    return intervals


def test_sm2_grows_by_ease_and_fsrs_by_its_memory() -> None:
    assert good_answers(Outlook(), 5) == [1, 6, 15, 38, 95]
    fsrs = good_answers(Outlook(aim=0.9), 5)
    assert fsrs != [1, 6, 15, 38, 95]
    assert fsrs == sorted(set(fsrs))


def test_who_wants_to_remember_more_reviews_sooner() -> None:
    assert all(
        more < less for more, less in zip(*(good_answers(Outlook(aim=aim), 4)[1:] for aim in (0.97, 0.8)), strict=True)
    )


def test_forgetting_shortens_both() -> None:
    memory = Memory(stability=40, difficulty=5, decay=0.1542)
    assert Outlook(repetitions=3, interval_days=40).after(passed=False, model=MODEL).interval_days == 1
    forgotten = Outlook(interval_days=40, aim=0.9, memory=memory).after(passed=False, model=MODEL)
    assert 1 <= forgotten.interval_days < 20


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([0.0, 0.8, 0.9]))
def test_chances_fade_from_one_and_are_nine_in_ten_at_the_end(elapsed: int, interval: int, aim: float) -> None:
    standing = Standing(2, interval, 250, float(interval) if aim else 0.0, 5.0, aim)
    assert RULES.chance(standing, 0) == 1
    assert RULES.chance(standing, interval) == pytest.approx(0.9)
    assert 0 < RULES.chance(standing, elapsed + 1) < RULES.chance(standing, elapsed)


def test_a_card_never_answered_is_not_known() -> None:
    assert RULES.chance(Standing(0, 0, 250), 0) == 0


def load(aim: float, retention: float | None = None, days_off: frozenset[int] = frozenset()) -> list[int]:
    groups = [
        CardGroup(
            due_on=TODAY + timedelta(days=n % 10),
            standing=Standing(0, 10, 250, 10.0 if aim else 0.0, 5.0, aim),
            cards=20,
        )
        for n in range(10)
    ]
    assumptions = Assumptions(
        new_today=0, new_a_day=0, passed=900, recalled=1000, retention=retention, days_off=days_off
    )
    found = bands(groups, today=TODAY, days=60, assumptions=assumptions, rules=RULES, seed=1, runs=20)
    return [band.p50 for band in found]


@pytest.mark.parametrize("aim", [0.0, 0.9])
def test_to_remember_more_is_more_work(aim: float) -> None:
    assert sum(load(aim, 0.97)) > sum(load(aim))


def test_fsrs_asks_for_less_where_less_is_wanted() -> None:
    assert sum(load(0.9, 0.75)) < sum(load(0.9))


def test_what_is_due_on_a_day_off_waits() -> None:
    assert load(0.9, days_off=frozenset([0, 1]))[:3] == [0, 0, 60]


@pytest.mark.parametrize("cards", [60, 6_000])
def test_cards_that_fsrs_moves_alike_come_back_on_neighbouring_days(cards: int) -> None:
    """Few cards draw lots one by one, many in parts; none is lost."""
    standing = Standing(0, 10, 0, 10.0, 5.0, 0.9)
    after = RULES.after(standing, passed=True)
    earliest, latest = RULES.spread(after)
    assert earliest < after.interval_days < latest
    groups = [CardGroup(due_on=TODAY, standing=standing, cards=cards)]
    sure = Assumptions(new_today=0, new_a_day=0, passed=10**9, recalled=10**9)
    found = bands(groups, today=TODAY, days=latest + 1, assumptions=sure, rules=RULES, seed=1, runs=1)
    back = [band.p50 for band in found[1:]]
    assert sum(back) == cards
    assert sum(back[earliest - 1 :]) == cards
    assert sum(1 for count in back if count) > 2


def test_sm2_spreads_nothing() -> None:
    assert RULES.spread(Standing(2, 38, 250)) == (38, 38)
