"""SM-2 does what its author wrote, to the hundredth."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL, half_to_even, profile_named, up
from aksio.domain.shared.errors import Invalid
from tests.make.cards import TODAY, on_successive_days

VECTORS = json.loads((Path(__file__).parents[3] / "data" / "sm2.json").read_text())

ratings = st.sampled_from(Rating)
profiles = st.sampled_from(["sm2", "sm2_delphi"])


def steps(scheduler: str, qualities: list[int], first: date = TODAY) -> Iterator[ReviewSchedule]:
    schedule = ReviewSchedule(scheduler=scheduler)
    for answer in on_successive_days(qualities, first=first):
        schedule = schedule.after(answer.rating, at=answer.reviewed_at, day=answer.day)
        yield schedule


@pytest.mark.parametrize("sequence", VECTORS["sequences"], ids=lambda sequence: sequence["name"])
@pytest.mark.parametrize("scheduler", ["sm2", "sm2_delphi"])
def test_worked_sequences(sequence: dict[str, Any], scheduler: str) -> None:
    found = []
    for number, schedule in enumerate(steps(scheduler, sequence["qualities"])):
        row: list[object] = [schedule.interval_days, schedule.repetitions, schedule.ease_hundredths]
        same_day = schedule.repeat_on == TODAY + timedelta(days=number)
        found.append([*row, same_day] if scheduler == "sm2" else row)
    assert found == sequence[scheduler]


@pytest.mark.parametrize(
    ("scheduler", "rating", "intervals"),
    [
        ("sm2", 4, [1, 6, 15, 38, 95, 238, 595]),
        ("sm2", 5, [1, 6, 17, 48, 140, 420, 1302]),
        ("sm2_delphi", 5, [1, 6, 16, 45, 130, 390, 1209]),
    ],
)
def test_seven_equal_answers(scheduler: str, rating: int, intervals: list[int]) -> None:
    assert [schedule.interval_days for schedule in steps(scheduler, [rating] * 7)] == intervals


def test_a_lapse_lowers_the_ease_in_the_listing_only() -> None:
    *_, text = steps("sm2", [4, 4, 4, 4, 2, 4, 4, 4])
    *_, listing = steps("sm2_delphi", [4, 4, 4, 4, 2, 4, 4, 4])
    assert (text.ease_hundredths, text.interval_days) == (250, 15)
    assert (listing.ease_hundredths, listing.interval_days) == (218, 13)


@given(profiles, st.lists(ratings, max_size=30))
def test_the_ease_is_exact_and_never_below_its_floor(scheduler: str, answers: list[Rating]) -> None:
    ease = Fraction(5, 2)
    for rating, schedule in zip(answers, steps(scheduler, [int(one) for one in answers]), strict=True):
        if rating >= 3 or scheduler == "sm2_delphi":
            change = Fraction(1, 10) - (5 - rating) * (Fraction(8, 100) + (5 - rating) * Fraction(2, 100))
            ease = max(Fraction(13, 10), ease + change)
        assert Fraction(schedule.ease_hundredths, 100) == ease >= Fraction(13, 10)


@given(profiles, st.lists(ratings, min_size=1, max_size=60))
def test_intervals_are_at_least_a_day_and_at_most_a_century(scheduler: str, answers: list[Rating]) -> None:
    for schedule in steps(scheduler, [int(one) for one in answers]):
        assert 1 <= schedule.interval_days <= LONGEST_INTERVAL


@pytest.mark.parametrize("scheduler", ["sm2", "sm2_delphi"])
def test_a_long_success_is_held_at_a_century(scheduler: str) -> None:
    found = [schedule.interval_days for schedule in steps(scheduler, [5] * 20)]
    assert found[-1] == LONGEST_INTERVAL == max(found)


@given(profiles, st.lists(ratings, max_size=30), st.integers(0, 3))
def test_a_higher_rating_never_gives_a_shorter_interval(scheduler: str, answers: list[Rating], wait: int) -> None:
    *_, before = [ReviewSchedule(scheduler=scheduler), *steps(scheduler, [int(one) for one in answers])]
    (then,) = on_successive_days([0], first=TODAY + timedelta(days=max(0, len(answers) - 1 + wait)))
    after = [before.after(rating, at=then.reviewed_at, day=then.day) for rating in Rating]
    intervals = [schedule.interval_days for schedule in after]
    assert intervals == sorted(intervals)
    assert [one.due_on for one in after] == sorted(one.due_on for one in after if one.due_on)


@given(st.integers(0, 10**9))
def test_whole_numbers_round_as_fractions_do(hundredths: int) -> None:
    assert half_to_even(hundredths) == round(Fraction(hundredths, 100))
    assert up(hundredths) - 1 < Fraction(hundredths, 100) <= up(hundredths)


def test_an_unknown_scheduler_is_refused_by_name() -> None:
    with pytest.raises(Invalid) as refusal:
        profile_named("sm17")
    assert refusal.value.errors[0].pointer == "/scheduler"
