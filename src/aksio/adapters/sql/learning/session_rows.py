"""Study sessions as rows, and back."""

from datetime import datetime

from sqlalchemy import RowMapping

from aksio.adapters.sql.writes import Row
from aksio.domain.learning.study_session import (
    EndedBy,
    Ratings,
    SessionKind,
    SessionPlan,
    SessionStatus,
    Stretch,
    StudySession,
)

_PLAN = ("title", "course_id", "planned_minutes", "planned_session_id")
_RATINGS = ("focus", "difficulty", "note")
_PLAIN = ("id", "learner_id", "version", "scheduled_for", "created_at", "updated_at")


def session_to_row(session: StudySession) -> Row:
    """A row; what lists and sums ask for stands in columns of its own."""
    last = session.stretches[-1] if session.stretches else None
    completed = session.status is SessionStatus.COMPLETED
    seconds = sum(stretch.lasted(session.updated_at).total_seconds() for stretch in session.stretches)
    return (
        {name: getattr(session, name) for name in _PLAIN}
        | {name: getattr(session.plan, name) for name in _PLAN}
        | {name: getattr(session.ratings, name) for name in _RATINGS}
        | {
            "version": session.version + 1,
            "kind": str(session.plan.kind),
            "status": str(session.status),
            "stretches": [_stretch_to_json(stretch) for stretch in session.stretches],
            "began_at": session.began_at,
            "touched_at": (last.ended_at or last.began_at) if last is not None and session.is_open else None,
            "seconds_open": round(seconds) if completed else 0,
            "ended_by": None if session.ended_by is None else str(session.ended_by),
            "open_for": session.learner_id if session.is_open else None,
        }
    )


def session_from_row(row: RowMapping) -> StudySession:
    """The session again."""
    return StudySession(
        **{name: row[name] for name in _PLAIN},
        plan=SessionPlan(kind=SessionKind(row["kind"]), **{name: row[name] for name in _PLAN}),
        ratings=Ratings(**{name: row[name] for name in _RATINGS}),
        status=SessionStatus(row["status"]),
        stretches=tuple(_stretch_from_json(pair) for pair in row["stretches"]),
        ended_by=None if row["ended_by"] is None else EndedBy(row["ended_by"]),
    )


def _stretch_to_json(stretch: Stretch) -> list[str | None]:
    return [stretch.began_at.isoformat(), None if stretch.ended_at is None else stretch.ended_at.isoformat()]


def _stretch_from_json(pair: list[str | None]) -> Stretch:
    began, ended = (None if instant is None else datetime.fromisoformat(instant) for instant in pair)
    if began is None:
        raise ValueError("a stretch began at some time")
    return Stretch(began_at=began, ended_at=ended)
