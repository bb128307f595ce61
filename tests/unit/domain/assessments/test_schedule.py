"""Around SM-2: days, the repetition on the same day, lapses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule, marks_leech
from aksio.domain.shared.calendar import StudyCalendar
from tests.make.cards import NOW, TODAY

ratings = st.sampled_from(Rating)
minute, one_day = timedelta(minutes=1), timedelta(days=1)


def after(schedule: ReviewSchedule, rating: int, *, days: int = 0) -> ReviewSchedule:
    return schedule.after(Rating(rating), at=NOW + days * one_day, day=TODAY + days * one_day)


@given(st.sampled_from([0, 1, 2, 3]), st.lists(st.sampled_from([0, 1, 2, 3]), max_size=8), st.sampled_from([4, 5]))
def test_repetitions_on_the_same_day_change_nothing_but_the_wish_for_them(
    first: int, weak: list[int], good: int
) -> None:
    weakly_answered = after(ReviewSchedule(), first)
    schedule = weakly_answered
    for rating in weak:
        schedule = after(schedule, rating)
        assert schedule == weakly_answered
    done = after(schedule, good)
    assert done.repeat_on is None
    assert (done.repetitions, done.interval_days, done.ease_hundredths, done.due_on, done.lapses) == (
        weakly_answered.repetitions,
        weakly_answered.interval_days,
        weakly_answered.ease_hundredths,
        weakly_answered.due_on,
        weakly_answered.lapses,
    )


def test_the_wish_to_repeat_ends_with_the_day() -> None:
    weak = after(ReviewSchedule(), 3)
    assert weak.repeats_on(TODAY)
    assert not weak.repeats_on(TODAY + one_day)
    assert after(weak, 4, days=1).repetitions == 2


def test_the_listing_does_not_repeat_on_the_same_day() -> None:
    assert after(ReviewSchedule(scheduler="sm2_delphi"), 0).repeat_on is None


def test_a_learner_who_flies_west_still_repeats() -> None:
    weak = after(ReviewSchedule(), 2)
    again = weak.after(Rating.GOOD, at=NOW + minute, day=TODAY - one_day)
    assert (again.repetitions, again.repeat_on) == (0, None)


def test_the_due_day_counts_from_the_answer_that_was_scheduled() -> None:
    weak = after(ReviewSchedule(), 3)
    assert weak.due_on == TODAY + one_day
    assert after(weak, 5).due_on == TODAY + one_day
    late = after(after(ReviewSchedule(), 4), 4, days=10)
    assert late.due_on == TODAY + 16 * one_day


def test_only_forgetting_what_was_remembered_is_a_lapse() -> None:
    never_known = after(after(ReviewSchedule(), 1), 1, days=1)
    assert never_known.lapses == 0
    known = after(never_known, 4, days=2)
    forgotten = after(known, 2, days=3)
    assert (forgotten.lapses, forgotten.repetitions, forgotten.interval_days) == (1, 0, 1)
    assert after(forgotten, 0, days=4).lapses == 1


def test_the_eighth_lapse_and_every_fourth_after_it_mark_a_leech() -> None:
    assert [lapses for lapses in range(25) if marks_leech(lapses)] == [8, 12, 16, 20, 24]
    assert [ReviewSchedule(lapses=lapses).is_leech for lapses in (7, 8, 9)] == [False, True, True]


@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Pacific/Auckland"])
def test_due_days_are_calendar_days_also_where_clocks_change(zone: str) -> None:
    calendar = StudyCalendar(zone=zone)
    for month in range(1, 13):
        answered_at = datetime(2026, month, 25, 10, tzinfo=UTC)
        schedule = ReviewSchedule().after(Rating.GOOD, at=answered_at, day=calendar.day_of(answered_at))
        next_day = calendar.start_of(calendar.day_of(answered_at) + one_day)
        assert schedule.due_on == calendar.day_of(next_day)


@given(st.lists(ratings, min_size=1, max_size=60), st.dates(date(1970, 1, 1), date(9999, 12, 31)))
def test_due_days_stay_dates_however_often_and_late_one_answers(answers: list[Rating], day: date) -> None:
    schedule = ReviewSchedule()
    for rating in answers:
        schedule = schedule.after(rating, at=NOW, day=day)
    assert schedule.due_on is not None
    assert day <= schedule.due_on <= date.max
