"""Notifications and preferences go with their learner."""

from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ForgetNotificationsCommand:
    """Whose."""

    learner_id: LearnerId


class ForgetNotifications:
    """Nothing of theirs stays."""

    def __init__(self, uow: NotificationsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: ForgetNotificationsCommand) -> None:
        async with self._uow as uow:
            uow.notifications.forget_learner(command.learner_id)
            await uow.commit()
