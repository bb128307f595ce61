"""When is it time to write to somebody? Answered in their own wall time, so it holds across clock changes."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.calendar import zone_info

LATEST = 3
"""Hours after the digest hour within which it is still sent, when nobody looked earlier."""

DAILY = (Kind.EXAM_REMINDER, Kind.DAILY_DIGEST)
EXAM_DAYS = (7, 3, 1)
"""How many days before an exam its reminders are sent."""


class Weekday(StrEnum):
    """Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """That of a date."""
        return list(cls)[day.weekday()]


def letter_day(now: datetime, *, zone: str, hour: int) -> date | None:
    """The local date whose letters are due at this instant, or None.

    An hour that the clock jumps over comes with the next one; an hour that comes twice belongs to one date, which
    is what the sender claims. Letters never wait past midnight.
    """
    local = now.astimezone(zone_info(zone))
    return local.date() if hour <= local.hour < hour + LATEST else None


def report_day(now: datetime, *, zone: str, weekday: Weekday, hour: int) -> date | None:
    """The local date whose weekly report is due at this instant, or None.

    It is due for 24 hours from its hour on: unlike a morning's digest it is of use the next day, so that it comes
    even where nobody could look for hours.
    """
    local = now.astimezone(zone_info(zone))
    day = local.date() if local.hour >= hour else local.date() - timedelta(days=1)
    return day if Weekday.of(day) is weekday else None


def calendar_week(day: date) -> str:
    """The week from Monday to Sunday that a date lies in, as ISO 8601 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def week_before(day: date) -> tuple[date, date]:
    """The seven days before, first and last."""
    return day - timedelta(days=7), day - timedelta(days=1)


def week_after(day: date) -> tuple[date, date]:
    """The seven days from that one on, first and last."""
    return day, day + timedelta(days=6)
