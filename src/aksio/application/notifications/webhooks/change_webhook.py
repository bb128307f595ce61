"""Change a webhook."""

from dataclasses import dataclass
from typing import TypedDict

from aksio.application.notifications.webhooks.event_types import require_known
from aksio.application.notifications.webhooks.ports import WebhookSender, WebhooksUnitOfWork
from aksio.application.notifications.webhooks.views import WebhookView
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.notifications.webhooks.webhook import Webhook
from aksio.domain.shared.ids import LearnerId, WebhookId


class WebhookChanges(TypedDict, total=False):
    """Only what is to be another."""

    url: str
    event_types: list[str]
    description: str | None
    enabled: bool


@dataclass(frozen=True, kw_only=True)
class ChangeWebhookCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    webhook_id: WebhookId
    learner_id: LearnerId
    changes: WebhookChanges
    expected_version: int | None = None


class ChangeWebhook:
    """Raises WebhookNotFound, Stale and Invalid."""

    def __init__(self, uow: WebhooksUnitOfWork, sender: WebhookSender, known: frozenset[str]) -> None:
        self._uow = uow
        self._sender = sender
        self._known = known

    @repeats_when_raced
    async def __call__(self, command: ChangeWebhookCommand) -> WebhookView:
        changes = command.changes
        require_known(changes.get("event_types", ()), self._known)
        async with self._uow as uow:
            changed = await uow.webhooks.get(command.webhook_id, learner_id=command.learner_id)
        changed.require_version(command.expected_version)
        _apply(changed, changes)
        if "url" in changes:
            await self._sender.check(changes["url"])
        async with self._uow as uow:
            uow.webhooks.save(changed)
            await uow.commit()
        return WebhookView.of(changed)


def _apply(webhook: Webhook, changes: WebhookChanges) -> None:
    if "url" in changes:
        webhook.point_to(changes["url"])
    if "event_types" in changes:
        webhook.listen_to(changes["event_types"])
    if "description" in changes:
        webhook.describe(changes["description"])
    if "enabled" in changes:
        webhook.switch(on=changes["enabled"])
