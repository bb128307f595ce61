"""Read webhooks and what was sent to them."""

from dataclasses import dataclass

from aksio.application.notifications.webhooks.ports import WebhooksReader
from aksio.application.notifications.webhooks.views import DeliveryView, WebhookView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId, WebhookId


@dataclass(frozen=True, kw_only=True)
class ListWebhooksQuery:
    """Whose, and which page."""

    learner_id: LearnerId
    page: PageRequest


class ListWebhooks:
    """Oldest first."""

    def __init__(self, reader: WebhooksReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListWebhooksQuery) -> Page[WebhookView]:
        return await self._reader.webhooks(query.learner_id, query.page)


@dataclass(frozen=True, kw_only=True)
class GetWebhookQuery:
    """Which."""

    webhook_id: WebhookId
    learner_id: LearnerId


class GetWebhook:
    """Raises WebhookNotFound."""

    def __init__(self, reader: WebhooksReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetWebhookQuery) -> WebhookView:
        return await self._reader.webhook(query.webhook_id, learner_id=query.learner_id)


@dataclass(frozen=True, kw_only=True)
class ListDeliveriesQuery:
    """To which webhook, and which page."""

    webhook_id: WebhookId
    learner_id: LearnerId
    page: PageRequest


class ListDeliveries:
    """Latest first. Raises WebhookNotFound."""

    def __init__(self, reader: WebhooksReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListDeliveriesQuery) -> Page[DeliveryView]:
        return await self._reader.deliveries(query.webhook_id, learner_id=query.learner_id, page=query.page)
