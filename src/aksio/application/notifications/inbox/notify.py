"""Keep a notification about something that happened."""

from collections.abc import Mapping
from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork, Recipients
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.notification import Notification
from aksio.domain.shared.ids import LearnerId, NotificationId


@dataclass(frozen=True, kw_only=True)
class NotifyCommand:
    """`key` names what it is about: the same key again changes nothing. `data` holds plain JSON values."""

    learner_id: LearnerId
    key: str
    kind: Kind
    data: Mapping[str, object]


class Notify:
    """Reaction. Who does not want that kind in the application, or is gone, gets none."""

    def __init__(self, uow: NotificationsUnitOfWork, recipients: Recipients, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._recipients = recipients
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: NotifyCommand) -> None:
        if await self._recipients.of(command.learner_id) is None:
            return
        async with self._uow as uow:
            if not await uow.first_time(f"notification:{command.key}"):
                return
            preferences = await uow.notification_preferences.of(command.learner_id)
            if preferences.wants(command.kind, Channel.IN_APP):
                made = Notification.create(
                    id=NotificationId(self._ids.new()),
                    learner_id=command.learner_id,
                    kind=command.kind,
                    data=command.data,
                    now=self._clock.now(),
                )
                uow.notifications.add(made)
            await uow.commit()
