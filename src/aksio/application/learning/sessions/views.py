"""Study sessions as they are shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from aksio.domain.learning.study_record import Tally
from aksio.domain.learning.study_session import StudySession
from aksio.domain.shared.ids import CourseId, StudySessionId


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """A session. `seconds_open` is by the clock without pauses; `work` is what the ledger knows of that time."""

    id: StudySessionId
    version: int
    kind: str
    title: str | None
    course_id: CourseId | None
    planned_minutes: int | None
    planned_session_id: UUID | None
    status: str
    scheduled_for: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    seconds_open: int
    focus: int | None
    difficulty: int | None
    note: str | None
    work: Tally
    created_at: datetime

    @classmethod
    def of(cls, session: StudySession, work: Tally, *, now: datetime) -> Self:
        """As it stands now."""
        return cls(
            id=session.id,
            version=session.version,
            kind=str(session.plan.kind),
            title=session.plan.title,
            course_id=session.plan.course_id,
            planned_minutes=session.plan.planned_minutes,
            planned_session_id=session.plan.planned_session_id,
            status=str(session.status),
            scheduled_for=session.scheduled_for,
            began_at=session.began_at,
            ended_at=session.ended_at,
            ended_by=None if session.ended_by is None else str(session.ended_by),
            seconds_open=seconds_open(session, now=now),
            focus=session.ratings.focus,
            difficulty=session.ratings.difficulty,
            note=session.ratings.note,
            work=work,
            created_at=session.created_at,
        )


@dataclass(frozen=True, kw_only=True)
class SessionTotals:
    """Completed sessions of a kind. Means are None where nothing is known."""

    kind: str
    sessions: int
    closed_by_themselves: int
    seconds_open: int
    mean_focus: float | None
    mean_difficulty: float | None


def seconds_open(session: StudySession, *, now: datetime) -> int:
    """By the clock, without pauses."""
    return round(sum(stretch.lasted(now).total_seconds() for stretch in session.stretches))
