"""How foresight is measured."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.foresight import predictions_of_card
from aksio.domain.assessments.prediction import Prediction, accuracy, calibration, gain, log_loss, rmse
from aksio.domain.assessments.review import Answer
from aksio.domain.assessments.scheduling import Scheduling
from tests.make.cards import a_card, an_answer, on_successive_days
from tests.make.fsrs import FSRS_TOO, histories, schedulings

predictions = st.lists(
    st.builds(
        Prediction,
        chance=st.floats(0, 1),
        passed=st.booleans(),
        elapsed_days=st.integers(1, 3_000),
        reviews=st.integers(1, 50),
        lapses=st.integers(0, 20),
    ),
    min_size=2,
    max_size=30,
)


def foretold(chance: float, passed: bool, *, elapsed_days: int = 3) -> Prediction:
    return Prediction(chance=chance, passed=passed, elapsed_days=elapsed_days, reviews=2, lapses=0)


@given(predictions)
def test_figures_are_finite_and_in_their_bounds(found: list[Prediction]) -> None:
    figures = accuracy(found)
    assert figures.log_loss is not None
    assert figures.rmse is not None
    assert 0 <= figures.log_loss <= -math.log(1e-4) + 1e-9
    assert 0 <= figures.rmse <= 1
    assert sum(one.predictions for one in figures.calibration) == len(found)
    assert all(one.low - 1e-9 <= one.expected <= one.low + 0.1 + 1e-9 for one in figures.calibration)


@given(predictions)
def test_the_order_of_answers_does_not_matter(found: list[Prediction]) -> None:
    shuffled = random.Random(1).sample(found, len(found))
    assert rmse(shuffled) == pytest.approx(rmse(found))
    assert log_loss(shuffled) == pytest.approx(log_loss(found))


def test_worked_figures() -> None:
    found = [foretold(0.8, True), foretold(0.8, True), foretold(0.8, False), foretold(0.5, True, elapsed_days=40)]
    assert log_loss(found) == pytest.approx(-(2 * math.log(0.8) + math.log(0.2) + math.log(0.5)) / 4)
    assert rmse(found) == pytest.approx(math.sqrt((3 * (0.8 - 2 / 3) ** 2 + 0.5**2) / 4))
    assert [(one.low, one.predictions, one.observed) for one in calibration(found)] == [
        (0.5, 1, 1.0),
        (0.8, 3, pytest.approx(2 / 3)),
    ]
    assert accuracy([]).log_loss is None


def test_a_gain_is_clear_only_beyond_what_chance_brings() -> None:
    plain = [foretold(0.7, number % 10 > 0) for number in range(200)]
    assert gain(plain, [foretold(0.9, one.passed) for one in plain]).is_clear
    a_little = gain(plain, [foretold(0.702, one.passed) for one in plain])
    assert a_little.mean > 0
    worse = gain(plain, [foretold(0.4, one.passed) for one in plain])
    assert worse.mean < 0
    assert not worse.is_clear
    lucky = gain(plain[:10], [foretold(0.75, one.passed) for one in plain[:10]])
    assert lucky.mean > 0
    assert not lucky.is_clear


@given(histories(), schedulings, st.data())
def test_what_is_foretold_does_not_hang_on_what_comes_after(
    answers: list[Answer], scheduling: Scheduling, data: st.DataObject
) -> None:
    def told(log: list[Answer]) -> list[Prediction]:
        return list(predictions_of_card(a_card().id, log, scheduling=scheduling, schedulers=FSRS_TOO))

    ordered = sorted(answers, key=lambda one: one.place)
    known = data.draw(st.integers(0, len(ordered)))
    beginning = told(ordered[:known])
    assert told(ordered)[: len(beginning)] == beginning
    later = sum(one.day > before.day for before, one in pairwise(ordered))
    assert len(told(ordered)) == later


def test_sm2_is_taken_at_nine_of_ten_at_its_interval() -> None:
    log = [*on_successive_days([4, 4]), an_answer(1, at=on_successive_days([4])[0].reviewed_at.replace(day=15))]
    told = list(predictions_of_card(a_card().id, log, scheduling=Scheduling(), schedulers=FSRS_TOO))
    assert [one.chance for one in told] == pytest.approx([0.9, 0.9**2])
    assert [(one.passed, one.elapsed_days) for one in told] == [(True, 1), (False, 12)]
