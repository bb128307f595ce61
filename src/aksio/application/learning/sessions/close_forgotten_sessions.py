"""Timed: close sessions that nobody ended."""

from aksio.application.learning.sessions.ports import QuietSession, SessionsReader, SessionsUnitOfWork
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock
from aksio.domain.learning.study_session import FORGOTTEN_AFTER, LONGEST_PAUSE

MOST_AT_ONCE = 100


class CloseForgottenSessions:
    """Each in a unit of work of its own. Returns how many it were."""

    def __init__(self, reader: SessionsReader, uow: SessionsUnitOfWork, clock: Clock) -> None:
        self._reader = reader
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        now = self._clock.now()
        quiet = await self._reader.quiet(
            running_before=now - FORGOTTEN_AFTER, paused_before=now - LONGEST_PAUSE, limit=MOST_AT_ONCE
        )
        return await one_by_one(quiet, self._close)

    async def _close(self, quiet: QuietSession) -> bool:
        async with self._uow as uow:
            session = await uow.study_sessions.get(quiet.session_id, learner_id=quiet.learner_id)
            closed = session.close_forgotten(last_act_at=quiet.last_act_at, now=self._clock.now())
            if closed:
                uow.study_sessions.save(session)
                await uow.commit()
        return closed
