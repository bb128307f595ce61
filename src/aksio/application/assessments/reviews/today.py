"""The study day on which something is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from aksio.domain.shared.calendar import StudyCalendar


@dataclass(frozen=True, kw_only=True)
class Today:
    """A learner's day, and the calendar that says when their days begin."""

    calendar: StudyCalendar
    day: date

    @classmethod
    def at(cls, now: datetime, calendar: StudyCalendar) -> Self:
        """The day that an instant falls in."""
        return cls(calendar=calendar, day=calendar.day_of(now))
