"""When the sessions of a day begin, for calendars that want to know the hour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from aksio.domain.learning.planning.session import PlannedSession
from aksio.domain.shared.calendar import zone_info


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedSession:
    """A session with its instants, in UTC."""

    session: PlannedSession
    starts_at: datetime
    ends_at: datetime


def timetable(sessions: Iterable[PlannedSession], *, study_from: time, zone: str) -> Iterator[TimedSession]:
    """The sessions of each day one after the other, from that local hour on; days are of the wall clock.

    An hour that the clock skips is the one after the gap; of one that comes twice it is the first.
    """
    for day, of_day in groupby(sorted(sessions, key=lambda each: each.date), key=lambda each: each.date):
        begins = _instant(day, study_from, zone)
        for session in of_day:
            ends = begins + timedelta(minutes=session.minutes)
            yield TimedSession(session=session, starts_at=begins, ends_at=ends)
            begins = ends


def _instant(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, tzinfo=zone_info(zone)).astimezone(UTC)
