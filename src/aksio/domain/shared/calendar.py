"""Whose day is it? Study days belong to the learner: their time zone, and a rollover hour in the night."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aksio.domain.shared.errors import Invalid

DEFAULT_ROLLOVER_HOUR = 4


@dataclass(frozen=True, kw_only=True)
class StudyCalendar:
    """Turns instants into a learner's study days and back.

    A study day starts at `rollover_hour` local wall time, so a session past midnight still counts as the evening
    before. `zone` is an IANA name. Calendar dates, never multiples of 86,400 s: days with a clock change have 23
    or 25 hours.
    """

    zone: str = "UTC"
    rollover_hour: int = DEFAULT_ROLLOVER_HOUR

    def __post_init__(self) -> None:
        if not 0 <= self.rollover_hour <= 12:
            raise Invalid.field("/rollover_hour", "out_of_range", "Must be an hour from 0 to 12.")
        zone_info(self.zone)

    def day_of(self, instant: datetime) -> date:
        """The study day that an aware instant falls in."""
        local = instant.astimezone(zone_info(self.zone)).replace(tzinfo=None)
        return (local - timedelta(hours=self.rollover_hour)).date()

    def start_of(self, day: date) -> datetime:
        """The first instant (UTC) of a study day.

        Where the clock jumps over the rollover hour the day starts right after the gap; where the hour comes
        twice it starts at the first.
        """
        local = datetime.combine(day, time(self.rollover_hour), tzinfo=zone_info(self.zone))
        return local.astimezone(UTC)


def zone_info(name: str) -> ZoneInfo:
    """The IANA zone of that name; Invalid, naming `/timezone`, where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Invalid.field("/timezone", "unknown_timezone", "Must be an IANA time zone such as Europe/Oslo.") from None
