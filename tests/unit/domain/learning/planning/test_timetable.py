"""Hours of sessions, through clock changes; reading speed; choices."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from aksio.domain.learning.planning.choices import ChoiceKind, choices
from aksio.domain.learning.planning.session import Reason, Unscheduled
from aksio.domain.learning.planning.timetable import timetable
from aksio.domain.shared.ids import CourseId
from tests.make.plans import TODAY, a_session


def hours(day: date, at: time, *minutes: int) -> list[datetime]:
    sessions = [a_session(f"{place}", date=day, minutes=each) for place, each in enumerate(minutes)]
    return [each.starts_at for each in timetable(sessions, study_from=at, zone="Europe/Oslo")]


def test_sessions_follow_each_other_from_the_local_hour_on() -> None:
    summer, winter = date(2026, 7, 1), date(2026, 12, 1)
    assert hours(summer, time(17), 20, 10) == [datetime(2026, 7, 1, 15, minute, tzinfo=UTC) for minute in (0, 20)]
    assert hours(winter, time(17), 20) == [datetime(2026, 12, 1, 16, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_that_is_skipped_or_comes_twice_is_one_hour(day: date, at: time, instant: datetime) -> None:
    assert hours(day, at, 60) == [instant]


def test_a_session_across_the_clock_change_keeps_its_length() -> None:
    (found,) = timetable([a_session(date=date(2026, 3, 29), minutes=90)], study_from=time(1), zone="Europe/Oslo")
    assert found.ends_at - found.starts_at == timedelta(minutes=90)


def test_what_does_not_fit_comes_with_choices() -> None:
    low, high = CourseId(uuid4()), CourseId(uuid4())
    missing = [
        Unscheduled(kind=None, course_id=course, title="", minutes=30, reason=Reason.TOO_LITTLE_TIME)
        for course in (high, low)
    ]
    sessions = [a_session("today", date=TODAY, minutes=20), a_session("tomorrow", minutes=40)]
    found = choices(sessions, missing, {low: 1, high: 5}, since=TODAY)
    assert [(each.kind, each.amount, each.course_id) for each in found] == [
        (ChoiceKind.MORE_MINUTES, 30, None),
        (ChoiceKind.MORE_DAYS, 2, None),
        (ChoiceKind.LEAVE_OUT, 30, low),
        (ChoiceKind.LEAVE_OUT, 30, high),
    ]
    assert choices(sessions, [], {}, since=TODAY) == []
