"""What study sessions need from storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.learning.sessions.views import SessionTotals
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.study_session import SessionStatus, Stretch, StudySession
from aksio.domain.shared.ids import CourseId, LearnerId, StudySessionId


class StudySessions(Protocol):
    """Sessions in storage. What belongs to another learner is StudySessionNotFound."""

    async def get(self, session_id: StudySessionId, *, learner_id: LearnerId) -> StudySession:
        """Raises StudySessionNotFound."""

    async def open_one(self, learner_id: LearnerId) -> StudySession | None:
        """The session that is under way, if any."""

    def add(self, session: StudySession) -> None:
        """Keep a new session. At commit: AnotherSessionOpen where one is under way already."""

    def save(self, session: StudySession) -> None:
        """Keep a changed session. At commit: AnotherSessionOpen where another is under way already."""

    def forget(self, learner_id: LearnerId) -> None:
        """All sessions of a learner go."""


class SessionsUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as study sessions see it."""

    @property
    def study_sessions(self) -> StudySessions:
        """Sessions in this transaction."""


@dataclass(frozen=True, kw_only=True)
class SessionFilter:
    """Only those of a status, of a course."""

    status: SessionStatus | None = None
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True)
class QuietSession:
    """An open session in which nothing has happened for a while."""

    session_id: StudySessionId
    learner_id: LearnerId
    last_act_at: datetime | None


class SessionsReader(Protocol):
    """Shows sessions."""

    async def session(self, session_id: StudySessionId, *, learner_id: LearnerId) -> StudySession:
        """Raises StudySessionNotFound."""

    async def active(self, learner_id: LearnerId) -> StudySession | None:
        """The one under way, if any."""

    async def sessions(self, learner_id: LearnerId, chosen: SessionFilter, page: PageRequest) -> Page[StudySession]:
        """Newest first."""

    async def totals(self, learner_id: LearnerId, *, since: datetime) -> list[SessionTotals]:
        """Completed sessions that began since then, by kind."""

    async def acts_within(self, learner_id: LearnerId, stretches: Sequence[Stretch]) -> list[Activity]:
        """What the ledger knows of these stretches of time."""

    async def quiet(self, *, running_before: datetime, paused_before: datetime, limit: int) -> list[QuietSession]:
        """Open sessions of anybody without an act since then."""
