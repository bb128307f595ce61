"""When is it time to write to somebody? Answered in their own wall time, so it holds across clock changes."""

from datetime import date, datetime, timedelta

from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.calendar import zone_info

LATEST = 3
"""Hours after the digest hour within which it is still sent, when nobody looked earlier."""

EXAM_DAYS = (7, 3, 1)
"""How many days before an exam its reminders are sent."""


def letter_day(now: datetime, *, zone: str, hour: int) -> date | None:
    """The local date whose letters are due at this instant, or None.

    An hour that the clock jumps over comes with the next one; an hour that comes twice belongs to one date, which
    is what the sender claims. Letters never wait past midnight.
    """
    local = now.astimezone(zone_info(zone))
    return local.date() if hour <= local.hour < hour + LATEST else None


def kinds_on(day: date) -> list[Kind]:
    """What may be due on a date: the weekly report comes on Mondays."""
    weekly = [Kind.WEEKLY_REPORT] if day.weekday() == 0 else []
    return [Kind.EXAM_REMINDER, Kind.DAILY_DIGEST, *weekly]


def week_before(day: date) -> tuple[date, date]:
    """The seven days before, first and last."""
    return day - timedelta(days=7), day - timedelta(days=1)
