"""The course of a study session: start what was scheduled, pause, resume, complete."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aksio.application.learning.sessions.ports import SessionsReader, SessionsUnitOfWork
from aksio.application.learning.sessions.showing import shown
from aksio.application.learning.sessions.views import SessionView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.learning.study_session import Ratings, StudySession
from aksio.domain.shared.ids import LearnerId, StudySessionId


@dataclass(frozen=True, kw_only=True)
class ChangeSessionCommand:
    """Whose session, and which."""

    learner_id: LearnerId
    session_id: StudySessionId


@dataclass(frozen=True, kw_only=True)
class CompleteSessionCommand(ChangeSessionCommand):
    """With what the learner says of it."""

    ratings: Ratings


class ChangeSession:
    """Raises StudySessionNotFound, WrongSessionStatus, and AnotherSessionOpen for start and resume."""

    def __init__(self, uow: SessionsUnitOfWork, reader: SessionsReader, clock: Clock) -> None:
        self._uow = uow
        self._reader = reader
        self._clock = clock

    async def start(self, command: ChangeSessionCommand) -> SessionView:
        """Begin what was scheduled."""
        return await self._changed(command, lambda session, now: session.start(now=now))

    async def pause(self, command: ChangeSessionCommand) -> SessionView:
        """Stop for a while."""
        return await self._changed(command, lambda session, now: session.pause(now=now))

    async def resume(self, command: ChangeSessionCommand) -> SessionView:
        """Go on."""
        return await self._changed(command, lambda session, now: session.resume(now=now))

    async def complete(self, command: CompleteSessionCommand) -> SessionView:
        """Be done."""
        return await self._changed(command, lambda session, now: session.complete(ratings=command.ratings, now=now))

    @repeats_when_raced
    async def _changed(
        self, command: ChangeSessionCommand, change: Callable[[StudySession, datetime], None]
    ) -> SessionView:
        now = self._clock.now()
        async with self._uow as uow:
            session = await uow.study_sessions.get(command.session_id, learner_id=command.learner_id)
            change(session, now)
            uow.study_sessions.save(session)
            await uow.commit()
        [view] = await shown([session], self._reader, learner_id=command.learner_id, now=now)
        return view
