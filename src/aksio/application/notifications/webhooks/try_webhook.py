"""Send a webhook something harmless; and something that was sent before, once more."""

import json
from dataclasses import dataclass

from aksio.application.notifications.webhooks.ports import Notice, WebhooksUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.public_event import envelope, public_type
from aksio.domain.shared.ids import LearnerId, WebhookDeliveryId, WebhookId

TEST = "notifications.webhook_test"


@dataclass(frozen=True, kw_only=True)
class TryWebhookCommand:
    """Which."""

    webhook_id: WebhookId
    learner_id: LearnerId


class TryWebhook:
    """It goes the way of every message; the deliveries tell how it went. Raises WebhookNotFound, WebhookOff."""

    def __init__(self, uow: WebhooksUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: TryWebhookCommand) -> WebhookDeliveryId:
        delivery_id, event_id, now = WebhookDeliveryId(self._ids.new()), str(self._ids.new()), self._clock.now()
        subject = str(command.webhook_id)
        body = envelope(id=event_id, event_name=TEST, subject=subject, time=now, data={"webhook_id": subject})
        async with self._uow as uow:
            webhook = await uow.webhooks.get(command.webhook_id, learner_id=command.learner_id)
            webhook.require_enabled()
            notice = Notice(
                id=delivery_id,
                webhook_id=webhook.id,
                learner_id=command.learner_id,
                event_id=event_id,
                event_type=public_type(TEST),
                body=json.dumps(body | {"time": now.isoformat()}, separators=(",", ":")),
                created_at=now,
            )
            uow.notices.add([notice])
            await uow.commit()
        return delivery_id


@dataclass(frozen=True, kw_only=True)
class RedeliverNoticeCommand:
    """Which message, to which webhook."""

    delivery_id: WebhookDeliveryId
    webhook_id: WebhookId
    learner_id: LearnerId


class RedeliverNotice:
    """The same message with the same id. Raises WebhookNotFound, DeliveryNotFound, WebhookOff, DeliveryUnderWay."""

    def __init__(self, uow: WebhooksUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: RedeliverNoticeCommand) -> None:
        async with self._uow as uow:
            webhook = await uow.webhooks.get(command.webhook_id, learner_id=command.learner_id)
            webhook.require_enabled()
            await uow.notices.ask_again(command.delivery_id, webhook.id, now=self._clock.now())
            await uow.commit()
