"""Study days are calendar days of the learner, also where clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid

ZONES = [
    "UTC",
    "Europe/Oslo",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Asia/Tokyo",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
zones = st.sampled_from(ZONES)
hours = st.sampled_from([0, 1, 2, 3, 4, 6, 12])
instants = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@given(zones, hours, instants)
def test_every_instant_lies_within_its_study_day(zone: str, hour: int, instant: datetime) -> None:
    calendar = StudyCalendar(zone=zone, rollover_hour=hour)
    day = calendar.day_of(instant)
    assert calendar.start_of(day) <= instant < calendar.start_of(day + timedelta(days=1))


@given(zones, hours, days)
def test_a_study_day_begins_with_itself_and_lasts_about_a_day(zone: str, hour: int, day: date) -> None:
    calendar = StudyCalendar(zone=zone, rollover_hour=hour)
    start = calendar.start_of(day)
    assert calendar.day_of(start) == day
    assert calendar.day_of(start - timedelta(microseconds=1)) == day - timedelta(days=1)
    assert timedelta(hours=23) <= calendar.start_of(day + timedelta(days=1)) - start <= timedelta(hours=25)


@pytest.mark.parametrize(
    ("zone", "day", "length"),
    [
        ("Europe/Oslo", date(2026, 3, 28), 23),
        ("Europe/Oslo", date(2026, 10, 24), 25),
        ("America/New_York", date(2026, 3, 7), 23),
        ("America/New_York", date(2026, 10, 31), 25),
        ("Pacific/Auckland", date(2026, 9, 26), 23),
        ("Pacific/Auckland", date(2026, 4, 4), 25),
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),
        ("Asia/Tokyo", date(2026, 3, 28), 24),
    ],
)
def test_the_day_of_a_clock_change_is_shorter_or_longer(zone: str, day: date, length: float) -> None:
    calendar = StudyCalendar(zone=zone)
    assert calendar.start_of(day + timedelta(days=1)) - calendar.start_of(day) == timedelta(hours=length)


def test_a_session_past_midnight_belongs_to_the_evening_before() -> None:
    oslo = StudyCalendar(zone="Europe/Oslo", rollover_hour=4)
    assert oslo.day_of(datetime(2026, 1, 10, 2, 59, tzinfo=UTC)) == date(2026, 1, 9)
    assert oslo.day_of(datetime(2026, 1, 10, 3, 0, tzinfo=UTC)) == date(2026, 1, 10)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Europe/Oslo\0", "europe", "/etc/localtime"])
def test_an_unknown_zone_is_refused_by_name(zone: str) -> None:
    with pytest.raises(Invalid) as refusal:
        StudyCalendar(zone=zone)
    assert refusal.value.errors[0].pointer == "/timezone"


@pytest.mark.parametrize("hour", [-1, 13])
def test_a_day_starts_between_midnight_and_noon(hour: int) -> None:
    with pytest.raises(Invalid):
        StudyCalendar(rollover_hour=hour)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 4])
def test_days_neither_overlap_nor_leave_gaps_where_clocks_change(zone: str, hour: int) -> None:
    calendar = StudyCalendar(zone=zone, rollover_hour=hour)
    for change in clock_changes(zone):
        for quarter in range(-5 * 24, 5 * 24):
            instant = change + timedelta(minutes=15 * quarter)
            day = calendar.day_of(instant)
            assert calendar.start_of(day) <= instant < calendar.start_of(day + timedelta(days=1)), instant


def clock_changes(zone: str) -> list[datetime]:
    """The hours (UTC) between 2022 and 2027 in which the offset of a zone changes."""
    local, start = ZoneInfo(zone), datetime(2022, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=number) for number in range(5 * 365)]
    changes = [day for day in days if offset(day, local) != offset(day + timedelta(days=1), local)]
    return [
        day + timedelta(hours=hour)
        for day in changes
        for hour in range(24)
        if offset(day + timedelta(hours=hour), local) != offset(day + timedelta(hours=hour + 1), local)
    ]


def offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()
