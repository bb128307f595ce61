"""A study session that came from a plan is over: the plan's entry is done, and took as long as the session did."""

from dataclasses import dataclass

from aksio.application.learning.planning.move_session import MoveSession, MoveSessionCommand
from aksio.application.learning.planning.ports import StudyPlanUnitOfWork
from aksio.application.learning.sessions.ports import SessionsReader
from aksio.application.learning.sessions.showing import shown
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.errors import PlannedSessionNotFound, StudyPlanNotFound
from aksio.domain.learning.study_session import StudySessionNotFound
from aksio.domain.shared.ids import LearnerId, PlannedSessionId, StudySessionId


@dataclass(frozen=True, kw_only=True)
class TickOffCommand:
    """Which entry, of any of the learner's plans, and the study session that did it."""

    session_id: PlannedSessionId
    study_session_id: StudySessionId
    learner_id: LearnerId


class TickOff:
    """An entry that is gone by now, because its plan was planned anew or deleted, is no error. Twice is once."""

    def __init__(
        self, uow: StudyPlanUnitOfWork, sessions: SessionsReader, move_session: MoveSession, clock: Clock
    ) -> None:
        self._uow = uow
        self._sessions = sessions
        self._move_session = move_session
        self._clock = clock

    async def __call__(self, command: TickOffCommand) -> None:
        whose, session_id = command.learner_id, command.session_id
        async with self._uow as uow:
            plan_id = await uow.study_plans.with_session(session_id, learner_id=whose)
        if plan_id is None:
            return
        spent = await self._minutes_on_task(command)
        try:
            await self._move_session(
                MoveSessionCommand(
                    plan_id=plan_id, session_id=session_id, learner_id=whose, done=True, spent_minutes=spent
                )
            )
        except (StudyPlanNotFound, PlannedSessionNotFound):
            return

    async def _minutes_on_task(self, command: TickOffCommand) -> int | None:
        """As the ledger knows them. None where it knows nothing: who read on paper did not study for no time."""
        whose = command.learner_id
        try:
            session = await self._sessions.session(command.study_session_id, learner_id=whose)
        except StudySessionNotFound:
            return None
        [view] = await shown([session], self._sessions, learner_id=whose, now=self._clock.now())
        return max(1, round(view.work.seconds / 60)) if view.work.seconds else None
