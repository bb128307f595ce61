"""The package's model behind our port: the contract, and worked values of the published formulas of FSRS-6."""

import math

import pytest
from hypothesis import strategies as st

from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.memory import Memory
from aksio.domain.assessments.rating import Rating
from tests.contracts.memory_model import MemoryModelContract

W = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""The published parameters of FSRS-6, w0 to w20."""

OTHERS = (*(w * 1.01 for w in W[:20]), 0.2)
MODEL = FsrsMemoryModel()


class TestFsrsMemoryModel(MemoryModelContract):
    """With the parameters found for many, and with others."""

    models = st.sampled_from([MODEL, FsrsMemoryModel(OTHERS)])
    default = MODEL


def recalled(stability: float, difficulty: float, elapsed: int, grade: int) -> float:
    """The stability after a success, as the formula is published."""
    chance = (1 + (0.9 ** (-1 / W[20]) - 1) * elapsed / stability) ** -W[20]
    bonus = {2: W[15], 3: 1.0, 4: W[16]}[grade]
    gain = math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (math.exp(W[10] * (1 - chance)) - 1)
    after: float = stability * (1 + gain * bonus)
    return after


def test_first_memories() -> None:
    found = [MODEL.first(rating) for rating in (Rating.WRONG, Rating.HARD, Rating.GOOD, Rating.EASY)]
    assert [one.stability for one in found] == [0.212, 1.2931, 2.3065, 8.2956]
    assert [one.difficulty for one in found] == pytest.approx([6.4133, 5.112171, 2.118104, 1.0], abs=1e-6)


@pytest.mark.parametrize(("rating", "grade"), [(Rating.HARD, 2), (Rating.GOOD, 3), (Rating.EASY, 4)])
def test_a_success(rating: Rating, grade: int) -> None:
    for stability, difficulty, elapsed in ((2.3065, 2.118104, 2), (10.0, 5.0, 30), (200.0, 8.5, 100)):
        memory = Memory(stability=stability, difficulty=difficulty, decay=W[20])
        after = MODEL.next(memory, rating, elapsed_days=elapsed)
        assert after.stability == pytest.approx(recalled(stability, difficulty, elapsed, grade), rel=1e-6)


def test_worked_values() -> None:
    good = MODEL.next(MODEL.first(Rating.GOOD), Rating.GOOD, elapsed_days=2)
    assert good.stability == pytest.approx(10.964, abs=0.001)
    forgotten = MODEL.next(Memory(stability=100.0, difficulty=5.0, decay=W[20]), Rating.WRONG, elapsed_days=100)
    by_formula = W[11] * 5.0 ** -W[12] * (101 ** W[13] - 1) * math.exp(W[14] * 0.1)
    assert forgotten.stability == pytest.approx(by_formula, rel=1e-6)
    eased = 5.0 - W[6] * (1 - 3) * (10 - 5.0) / 9
    easiest = W[4] - math.exp(W[5] * 3) + 1
    assert forgotten.difficulty == pytest.approx(W[7] * easiest + (1 - W[7]) * eased, rel=1e-6)


def test_answers_on_the_same_day_follow_the_short_term_formula() -> None:
    memory = Memory(stability=2.3065, difficulty=5.0, decay=W[20])
    for rating, grade in ((Rating.WRONG, 1), (Rating.HARD, 2), (Rating.GOOD, 3), (Rating.EASY, 4)):
        factor = math.exp(W[17] * (grade - 3 + W[18])) * 2.3065 ** -W[19]
        expected = 2.3065 * (factor if grade == 1 else max(1.0, factor))
        assert MODEL.next(memory, rating, elapsed_days=0).stability == pytest.approx(expected, rel=1e-6)


def test_nine_of_ten_are_remembered_at_the_stability_and_the_curve_can_be_turned_round() -> None:
    memory = Memory(stability=37.5, difficulty=5.0, decay=W[20])
    assert memory.chance_of_recall(37.5) == pytest.approx(0.9)
    assert memory.chance_of_recall(0) == memory.chance_of_recall(-3) == 1
    for chance in (0.7, 0.8, 0.9, 0.97):
        assert memory.chance_of_recall(memory.days_until(chance)) == pytest.approx(chance)


def test_parameters_out_of_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        FsrsMemoryModel((-1.0, *W[1:]))
