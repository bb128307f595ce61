"""Give a webhook a new secret."""

from dataclasses import dataclass

from aksio.application.notifications.webhooks.ports import WebhookSecrets, WebhooksUnitOfWork
from aksio.application.notifications.webhooks.views import WebhookSecretView, WebhookView
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId, WebhookId


@dataclass(frozen=True, kw_only=True)
class RotateWebhookSecretCommand:
    """Which."""

    webhook_id: WebhookId
    learner_id: LearnerId


class RotateWebhookSecret:
    """For a day messages carry signatures of both. Raises WebhookNotFound."""

    def __init__(self, uow: WebhooksUnitOfWork, secrets: WebhookSecrets, clock: Clock) -> None:
        self._uow = uow
        self._secrets = secrets
        self._clock = clock

    async def __call__(self, command: RotateWebhookSecretCommand) -> WebhookSecretView:
        async with self._uow as uow:
            webhook = await uow.webhooks.get(command.webhook_id, learner_id=command.learner_id)
            webhook.rotate_secret(now=self._clock.now())
            uow.webhooks.save(webhook)
            await uow.commit()
        secret = self._secrets.secret(webhook.id, webhook.secret_serial)
        return WebhookSecretView(webhook=WebhookView.of(webhook), secret=secret)
