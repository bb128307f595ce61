"""The score to expect at an exam."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.bridges.card_groups import AssessmentsRules
from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.learning.followed import recalled_as_it_stands, recalled_if_followed
from aksio.domain.learning.readiness import ENOUGH_SEEN, Material, Recalled, readiness
from aksio.domain.learning.standing import CardGroup, Standing

TODAY = date(2026, 3, 2)
RULES = AssessmentsRules(FsrsMemoryModel())
chances = st.floats(0, 1)
recalls = st.lists(st.builds(Recalled, chance=chances, cards=st.integers(1, 50)), max_size=8)
materials = st.builds(
    Material,
    recalled=recalls,
    new_cards=st.integers(0, 300),
    known=st.lists(chances, max_size=8),
    unseen_topics=st.integers(0, 20),
)


def material(
    recalled: list[tuple[float, int]], *, new: int = 0, known: tuple[float, ...] = (), unseen: int = 0
) -> Material:
    told = [Recalled(chance=chance, cards=cards) for chance, cards in recalled]
    return Material(recalled=told, new_cards=new, known=known, unseen_topics=unseen)


@given(materials)
def test_a_score_is_a_share_within_its_interval(given_: Material) -> None:
    found = readiness(given_)
    if found.score is None:
        assert (found.interval, bool(found.reason)) == (None, True)
    else:
        assert found.interval is not None
        assert 0 <= found.interval.low <= found.score + 1e-9
        assert found.score <= found.interval.high + 1e-9 <= 1 + 2e-9


@given(materials, st.integers(0, 7), chances)
def test_who_remembers_more_scores_no_less(given_: Material, place: int, chance: float) -> None:
    told = list(given_.recalled)
    if place >= len(told) or readiness(given_).score is None:
        return
    told[place] = Recalled(chance=max(told[place].chance, chance), cards=told[place].cards)
    better = Material(recalled=told, new_cards=given_.new_cards, known=given_.known, unseen_topics=given_.unseen_topics)
    assert (readiness(better).score or 0) >= (readiness(given_).score or 0) - 1e-12


@given(materials, st.integers(0, 100), st.integers(0, 10))
def test_more_that_was_not_seen_never_helps(given_: Material, cards: int, topics: int) -> None:
    more = Material(
        recalled=given_.recalled,
        new_cards=given_.new_cards + cards,
        known=given_.known,
        unseen_topics=given_.unseen_topics + topics,
    )
    before, after = readiness(given_), readiness(more)
    assert (before.score is None) == (after.score is None)
    assert (after.score or 0) <= (before.score or 0)


def test_worked_by_hand() -> None:
    found = readiness(material([(0.9, 6), (0.5, 2)], new=1, known=(1.0,), unseen=2))
    assert found.score == pytest.approx((5.4 + 1 + 0.9) / 12)
    assert (found.cards, found.new_cards, found.topics, found.unseen_topics) == (9, 1, 3, 2)
    assert found.mean_recall == pytest.approx(0.8)
    assert found.unseen_share == pytest.approx(0.25)


def test_more_evidence_is_surer() -> None:
    few, many = readiness(material([(0.8, 10)])), readiness(material([(0.8, 1000)]))
    assert few.interval
    assert many.interval
    assert few.interval.high - few.interval.low > 5 * (many.interval.high - many.interval.low)


@pytest.mark.parametrize("seen", range(ENOUGH_SEEN))
def test_too_little_says_so(seen: int) -> None:
    found = readiness(material([(0.9, seen)] if seen else [], new=10))
    assert (found.score, found.interval) == (None, None)
    assert found.reason == f"Only {seen} of {seen + 10} cards and topics were studied; 5 are needed."


def group(aim: float = 0.0, *, due: int = 3, cards: int = 10) -> CardGroup:
    standing = Standing(2, 20, 250, 20.0 if aim else 0.0, 5.0, aim)
    return CardGroup(due_on=TODAY + timedelta(days=due), standing=standing, cards=cards)


NEW = CardGroup(due_on=None, standing=Standing(0, 0, 250), cards=10)


def mean(found: list[Recalled]) -> float:
    return sum(one.chance * one.cards for one in found) / sum(one.cards for one in found)


def test_each_scheduler_fades_by_its_own_curve() -> None:
    exam = TODAY + timedelta(days=3 + 80)
    [sm2] = recalled_as_it_stands([group()], on=exam, rules=RULES)
    [fsrs] = recalled_as_it_stands([group(0.9)], on=exam, rules=RULES)
    assert sm2.chance == pytest.approx(0.9**5)
    assert fsrs.chance > sm2.chance + 0.1


@given(st.sampled_from([0.0, 0.9]), st.integers(4, 60), st.floats(0.5, 1))
def test_reviewing_loses_no_card_and_begins_what_is_planned(aim: float, days: int, passing: float) -> None:
    found = recalled_if_followed(
        [group(aim), NEW],
        today=TODAY,
        on=TODAY + timedelta(days=days),
        begun={0: 3, 2: 4},
        passing=passing,
        rules=RULES,
    )
    assert sum(one.cards for one in found) == pytest.approx(17)
    assert all(0 <= one.chance <= 1 for one in found)


@pytest.mark.parametrize("aim", [0.0, 0.9])
def test_reviewing_until_the_exam_beats_leaving_it(aim: float) -> None:
    exam = TODAY + timedelta(days=60)
    followed = recalled_if_followed([group(aim)], today=TODAY, on=exam, begun={}, passing=0.9, rules=RULES)
    assert mean(followed) > mean(recalled_as_it_stands([group(aim)], on=exam, rules=RULES))
