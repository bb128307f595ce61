"""A study session that came from a plan is over: the plan's entry is done."""

from dataclasses import dataclass

from aksio.application.learning.planning.move_session import MoveSession, MoveSessionCommand
from aksio.application.learning.planning.ports import StudyPlanUnitOfWork
from aksio.domain.learning.planning.errors import PlannedSessionNotFound, StudyPlanNotFound
from aksio.domain.shared.ids import LearnerId, PlannedSessionId


@dataclass(frozen=True, kw_only=True)
class TickOffCommand:
    """Which entry, of any of the learner's plans."""

    session_id: PlannedSessionId
    learner_id: LearnerId


class TickOff:
    """An entry that is gone by now, because its plan was planned anew or deleted, is no error. Twice is once."""

    def __init__(self, uow: StudyPlanUnitOfWork, move_session: MoveSession) -> None:
        self._uow = uow
        self._move_session = move_session

    async def __call__(self, command: TickOffCommand) -> None:
        whose, session_id = command.learner_id, command.session_id
        async with self._uow as uow:
            plan_id = await uow.study_plans.with_session(session_id, learner_id=whose)
        if plan_id is None:
            return
        try:
            done = MoveSessionCommand(plan_id=plan_id, session_id=session_id, learner_id=whose, done=True)
            await self._move_session(done)
        except (StudyPlanNotFound, PlannedSessionNotFound):
            return
