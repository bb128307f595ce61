"""Sit down to study, or put a session down for later."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.learning.progress.ports import OwnCourses
from aksio.application.learning.sessions.ports import SessionsReader, SessionsUnitOfWork
from aksio.application.learning.sessions.showing import shown
from aksio.application.learning.sessions.views import SessionView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.learning.study_session import AnotherSessionOpen, SessionPlan, StudySession
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, StudySessionId


@dataclass(frozen=True, kw_only=True)
class StartSessionCommand:
    """Now, unless `scheduled_for` names a later instant."""

    learner_id: LearnerId
    plan: SessionPlan
    scheduled_for: datetime | None = None


class StartSession:
    """Raises Invalid, and AnotherSessionOpen where one is under way."""

    def __init__(
        self, uow: SessionsUnitOfWork, reader: SessionsReader, courses: OwnCourses, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: StartSessionCommand) -> SessionView:
        now = self._clock.now()
        session = self._session(command, now)
        await self._require_course(command)
        async with self._uow as uow:
            if session.is_open and await uow.study_sessions.open_one(command.learner_id) is not None:
                raise AnotherSessionOpen
            uow.study_sessions.add(session)
            await uow.commit()
        [view] = await shown([session], self._reader, learner_id=command.learner_id, now=now)
        return view

    def _session(self, command: StartSessionCommand, now: datetime) -> StudySession:
        session_id, whose = StudySessionId(self._ids.new()), command.learner_id
        if command.scheduled_for is None:
            return StudySession.begin(id=session_id, learner_id=whose, plan=command.plan, now=now)
        return StudySession.schedule(
            id=session_id, learner_id=whose, plan=command.plan, at=command.scheduled_for, now=now
        )

    async def _require_course(self, command: StartSessionCommand) -> None:
        course_id = command.plan.course_id
        if course_id is None:
            return
        if not await self._courses.among(frozenset([course_id]), learner_id=command.learner_id):
            raise Invalid.field("/course_id", "unknown_course", "There is no such course.")
