"""Reading webhooks in memory, and what was sent to them."""

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore
from aksio.adapters.memory.webhooks import WEBHOOKS, Delivery, MemoryWebhooks, deliveries_in
from aksio.application.notifications.webhooks.views import DeliveryView, WebhookView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.shared.ids import LearnerId, WebhookId


class MemoryWebhooksReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def webhook(self, webhook_id: WebhookId, *, learner_id: LearnerId) -> WebhookView:
        """See the port."""
        return WebhookView.of(await MemoryWebhooks(MemorySession(self._store)).get(webhook_id, learner_id=learner_id))

    async def webhooks(self, learner_id: LearnerId, page: PageRequest) -> Page[WebhookView]:
        """See the port."""
        mine = sorted(self._of(learner_id), key=lambda one: one.id)
        return page_after(mine, page, lambda one: one.id, WebhookView.of)

    async def deliveries(
        self, webhook_id: WebhookId, *, learner_id: LearnerId, page: PageRequest
    ) -> Page[DeliveryView]:
        """See the port."""
        await self.webhook(webhook_id, learner_id=learner_id)
        sent = [one for one in deliveries_in(self._store).values() if one.notice.webhook_id == webhook_id]
        sent.sort(key=lambda one: one.notice.id, reverse=True)
        return page_after(sent, page, lambda one: one.notice.id, Delivery.view)

    async def listening(self, learner_id: LearnerId, event_type: str) -> list[WebhookId]:
        """See the port."""
        return [one.id for one in self._of(learner_id) if one.enabled and event_type in one.event_types]

    def _of(self, learner_id: LearnerId) -> list[Webhook]:
        return [one for one in self._store.rows.get(WEBHOOKS, {}).values() if one.learner_id == learner_id]
