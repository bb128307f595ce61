"""Put an event in line for every webhook of its learner that wants it."""

from dataclasses import dataclass
from uuid import UUID

from aksio.application.notifications.webhooks.ports import Notice, WebhooksReader, WebhooksUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.public_event import EventPublic
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId, WebhookDeliveryId


@dataclass(frozen=True, kw_only=True)
class NotifyWebhooksCommand:
    """`event_id` names the event: the same again changes nothing."""

    learner_id: LearnerId
    event_id: UUID
    event: Event


class NotifyWebhooks:
    """Sending is another matter: see SendNotices. Nothing is written for who has no webhook."""

    def __init__(
        self, uow: WebhooksUnitOfWork, reader: WebhooksReader, public: EventPublic, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._public = public
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: NotifyWebhooksCommand) -> None:
        event = self._public(command.event, command.event_id)
        listening = await self._reader.listening(command.learner_id, event.type)
        if not listening:
            return
        async with self._uow as uow:
            if await uow.first_time(f"webhooks:{command.event_id}"):
                uow.notices.add(
                    [
                        Notice(
                            id=WebhookDeliveryId(self._ids.new()),
                            webhook_id=webhook_id,
                            learner_id=command.learner_id,
                            event_id=str(command.event_id),
                            event_type=event.type,
                            body=event.body,
                            created_at=self._clock.now(),
                        )
                        for webhook_id in listening
                    ]
                )
                await uow.commit()
