"""Mark one notification, or all of them, as read."""

from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId, NotificationId


@dataclass(frozen=True, kw_only=True)
class ReadNotificationCommand:
    """Which one; None: all."""

    learner_id: LearnerId
    notification_id: NotificationId | None = None


class ReadNotification:
    """Once more changes nothing. Raises NotificationNotFound."""

    def __init__(self, uow: NotificationsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: ReadNotificationCommand) -> None:
        now = self._clock.now()
        async with self._uow as uow:
            if command.notification_id is None:
                uow.notifications.read_all(command.learner_id, now=now)
            else:
                found = await uow.notifications.get(command.notification_id, learner_id=command.learner_id)
                if found.read_at is not None:
                    return
                found.read(now=now)
                uow.notifications.save(found)
            await uow.commit()
