"""An erased learner's study sessions go."""

from aksio.application.learning.sessions.ports import SessionsUnitOfWork
from aksio.domain.shared.ids import LearnerId


class ForgetSessions:
    """All of them."""

    def __init__(self, uow: SessionsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, learner_id: LearnerId) -> None:
        async with self._uow as uow:
            uow.study_sessions.forget(learner_id)
            await uow.commit()
