"""A learner sees what each answer would do, and why."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedule_preview import preview
from tests.make.cards import NOW, TODAY, a_card, on_successive_days


def reasons(schedule: ReviewSchedule, *, day: int = 0) -> list[str]:
    wait = timedelta(days=day)
    return [outcome.reason for outcome in preview(schedule, at=NOW + wait, day=TODAY + wait, flashcard_id=a_card().id)]


def after(ratings: list[int], scheduler: str = "sm2") -> ReviewSchedule:
    schedule = ReviewSchedule(scheduler=scheduler)
    for answer in on_successive_days(ratings):
        schedule = schedule.after(answer.rating, at=answer.reviewed_at, day=answer.day)
    return schedule


@given(st.sampled_from(["sm2", "sm2_delphi"]), st.lists(st.integers(0, 5), max_size=10))
def test_a_preview_is_what_the_answer_then_does(scheduler: str, ratings: list[int]) -> None:
    schedule, wait = after(ratings, scheduler), timedelta(days=len(ratings))
    outcomes = preview(schedule, at=NOW + wait, day=TODAY + wait, flashcard_id=a_card().id)
    assert [outcome.rating for outcome in outcomes] == list(Rating)
    for outcome in outcomes:
        assert outcome.schedule == schedule.after(outcome.rating, at=NOW + wait, day=TODAY + wait)
        assert str(outcome.schedule.interval_days) in outcome.reason


def test_reasons_show_the_sum() -> None:
    assert reasons(after([5, 5]), day=10)[5] == (
        "Success 3 in a row: 6 days × 2.70 = 16.20, rounded up = 17 days. Ease 2.70 → 2.80."
    )
    assert reasons(after([5, 5], "sm2_delphi"), day=10)[3] == (
        "Success 3 in a row: 6 days × 2.70 = 16.20, rounded to the nearest = 16 days. Ease 2.70 → 2.56."
    )
    assert reasons(after([4, 4]), day=10)[4] == "Success 3 in a row: 6 days × 2.50 = 15 days. Ease stays 2.50."


def test_reasons_tell_beginnings_failures_and_repetitions() -> None:
    assert reasons(ReviewSchedule())[4] == "First success: 1 day. Ease stays 2.50."
    assert reasons(after([4]), day=1)[4] == "Second success in a row: 6 days. Ease stays 2.50."
    assert reasons(after([4]), day=1)[0] == (
        "Not remembered: starts over with 1 day. Ease stays 2.50."
        " Comes once more today, until it is answered with 4 or better."
    )
    assert reasons(after([3]))[5] == (
        "A repetition on the same day changes neither interval (1 day) nor ease. Done for today."
    )


def test_reasons_name_the_bounds() -> None:
    assert reasons(after([3] * 12), day=20)[3].startswith(
        "Success 13 in a row: 825 days × 1.30 = 1072.50, rounded up = 1073 days. Ease stays 1.30, the lowest."
    )
    old = ReviewSchedule(repetitions=9, interval_days=30_000, due_on=TODAY)
    assert reasons(old)[4] == "Success 10 in a row: held at the longest interval, 36500 days. Ease stays 2.50."
