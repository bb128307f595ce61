"""The statistics of questions and of confidence are the textbook's."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.calibration import ConfidenceSums, bin_of, calibration
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.item_analysis import FEWEST_ATTEMPTS, ItemSums, statistics_of

marks = st.sampled_from([0.0, 0.25, 0.5, 1.0])
rests = st.sampled_from([0.0, 1.0, 2.5, 7.0, 10.0])
answers = st.lists(st.tuples(marks, rests), min_size=FEWEST_ATTEMPTS, max_size=60)


def gathered(pairs: list[tuple[float, float]]) -> ItemSums:
    sums = ItemSums()
    for mark, rest in pairs:
        sums = sums.plus(mark=mark, rest=rest)
    return sums


@given(answers)
def test_facility_and_discrimination_are_the_textbooks(pairs: list[tuple[float, float]]) -> None:
    found = statistics_of(gathered(pairs))
    ours, others = zip(*pairs, strict=True)
    assert found.facility == pytest.approx(100 * statistics.fmean(ours))
    if len(set(ours)) > 1 and len(set(others)) > 1:
        assert found.discrimination == pytest.approx(100 * statistics.correlation(ours, others), abs=1e-6)
        assert found.is_suspicious == (found.discrimination is not None and found.discrimination < 0)
    else:
        assert found.discrimination is None


def test_below_thirty_attempts_nothing_is_shown() -> None:
    sums = ItemSums()
    for _ in range(FEWEST_ATTEMPTS - 1):
        sums = sums.plus(mark=1, rest=3, duration_ms=2000, chosen=frozenset({"a"}))
    assert statistics_of(sums).facility is None
    assert statistics_of(sums).chosen == {}
    sums = sums.plus(mark=0, rest=3, chosen=frozenset({"b", "c"}))
    found = statistics_of(sums)
    assert found.facility == pytest.approx(100 * 29 / 30)
    assert found.average_seconds == 2
    assert found.chosen == {"a": 29, "b": 1, "c": 1}


def test_confidence_is_held_against_marks() -> None:
    sums: dict[int, ConfidenceSums] = {}
    for confidence, mark in ((0.9, 1.0), (0.9, 0.0), (1.0, 1.0), (0.1, 0.0)):
        here = bin_of(confidence)
        sums[here] = sums.get(here, ConfidenceSums()).plus(confidence=confidence, mark=mark)
    report = calibration(sums)
    assert report.answers == 4
    assert report.brier == pytest.approx((0.01 + 0.81 + 0 + 0.01) / 4)
    assert report.bias == pytest.approx(0.9 / 4)
    assert [(one.lower, one.answers) for one in report.bins] == [(0.0, 1), (0.8, 3)]
    assert calibration({}).brier is None


@pytest.mark.parametrize(
    ("counting", "percent"),
    [
        (AttemptCounting.HIGHEST, 80),
        (AttemptCounting.AVERAGE, Fraction(160, 3)),
        (AttemptCounting.FIRST, 50),
        (AttemptCounting.LAST, 30),
    ],
)
def test_attempts_combine(counting: AttemptCounting, percent: Fraction) -> None:
    assert counting.combine([Fraction(50), Fraction(80), Fraction(30)]) == percent
    assert counting.combine([]) is None
