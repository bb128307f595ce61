"""A plan as an iCalendar file (RFC 5545). All instants are in UTC, so no time zone has to be described."""

from collections.abc import Iterator
from datetime import UTC, datetime

from aksio.application.learning.planning.share_calendar import CalendarView
from aksio.domain.learning.planning.session import PlannedSession, SessionKind
from aksio.domain.learning.planning.timetable import TimedSession

MEDIA_TYPE = "text/calendar"
_LONGEST_LINE = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_file(calendar: CalendarView) -> bytes:
    """One event for each session."""
    return b"".join(folded(line) for line in _lines(calendar))


def summary(session: PlannedSession) -> str:
    """What to do, in few words."""
    match session.kind:
        case SessionKind.READ:
            return f"Read pages {session.start_page}-{session.end_page} of {session.title}"
        case SessionKind.REVIEW:
            return f"Review about {session.cards} cards: {session.title}"
        case SessionKind.PRACTICE:
            return f"Practise {session.title}"
        case SessionKind.MOCK_EXAM:
            return f"Mock exam: {session.title}"


def folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, with no character cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _lines(calendar: CalendarView) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Aksio//Study plan//EN"
    yield f"X-WR-CALNAME:{_text(calendar.title)}"
    for each in calendar.sessions:
        yield from _event(each, calendar.updated_at)
    yield "END:VCALENDAR"


def _event(each: TimedSession, updated_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.session.id}@aksio"
    yield f"DTSTAMP:{_instant(updated_at)}"
    yield f"DTSTART:{_instant(each.starts_at)}"
    yield f"DTEND:{_instant(each.ends_at)}"
    yield f"SUMMARY:{_text(summary(each.session))}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
