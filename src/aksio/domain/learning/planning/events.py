"""What happens to study plans."""

import datetime
from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import CourseId, LearnerId, PlannedSessionId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class StudyPlanEvent(Event):
    """Something about a plan."""

    plan_id: StudyPlanId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class StudyPlanGenerated(StudyPlanEvent):
    """Its days were planned (anew). `shortfall_minutes` are missing for what does not fit."""

    sessions: int
    minutes: int
    shortfall_minutes: int


@dataclass(frozen=True, kw_only=True)
class StudyPlanActivated(StudyPlanEvent):
    """It counts from now on."""

    course_ids: tuple[CourseId, ...]


@dataclass(frozen=True, kw_only=True)
class StudyPlanPaused(StudyPlanEvent):
    """It rests; other plans may use its hours."""


@dataclass(frozen=True, kw_only=True)
class SessionMoved(StudyPlanEvent):
    """The learner put a session on another day."""

    session_id: PlannedSessionId
    was: datetime.date
    date: datetime.date


@dataclass(frozen=True, kw_only=True)
class PlannedSessionDone(StudyPlanEvent):
    """The learner says that a session is done."""

    session_id: PlannedSessionId


@dataclass(frozen=True, kw_only=True)
class StudyPlanDeleted(StudyPlanEvent):
    """It is gone."""
