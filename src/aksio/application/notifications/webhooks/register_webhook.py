"""Register a webhook."""

from dataclasses import dataclass

from aksio.application.notifications.webhooks.event_types import require_known
from aksio.application.notifications.webhooks.ports import WebhookSecrets, WebhookSender, WebhooksUnitOfWork
from aksio.application.notifications.webhooks.views import WebhookSecretView, WebhookView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.notifications.webhooks.webhook import MOST_WEBHOOKS, Webhook
from aksio.domain.notifications.webhooks.webhook_errors import TooManyWebhooks
from aksio.domain.shared.ids import LearnerId, WebhookId


@dataclass(frozen=True, kw_only=True)
class RegisterWebhookCommand:
    """Whose, where it leads, and what it is told."""

    learner_id: LearnerId
    url: str
    event_types: tuple[str, ...]
    description: str | None
    enabled: bool


class RegisterWebhook:
    """Raises Invalid and TooManyWebhooks."""

    def __init__(
        self,
        *,
        uow: WebhooksUnitOfWork,
        sender: WebhookSender,
        secrets: WebhookSecrets,
        known: frozenset[str],
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._sender = sender
        self._secrets = secrets
        self._known = known
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RegisterWebhookCommand) -> WebhookSecretView:
        webhook = Webhook.register(
            id=WebhookId(self._ids.new()),
            learner_id=command.learner_id,
            slot=0,
            url=command.url,
            event_types=command.event_types,
            description=command.description,
            enabled=command.enabled,
            now=self._clock.now(),
        )
        require_known(webhook.event_types, self._known)
        await self._sender.check(webhook.url)
        async with self._uow as uow:
            free = set(range(MOST_WEBHOOKS)) - await uow.webhooks.slots(command.learner_id)
            if not free:
                raise TooManyWebhooks
            webhook.slot = min(free)
            uow.webhooks.add(webhook)
            await uow.commit()
        secret = self._secrets.secret(webhook.id, webhook.secret_serial)
        return WebhookSecretView(webhook=WebhookView.of(webhook), secret=secret)
