"""Delete a webhook; and all of a learner's, with the learner."""

from dataclasses import dataclass

from aksio.application.notifications.webhooks.ports import WebhooksUnitOfWork
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, WebhookId


@dataclass(frozen=True, kw_only=True)
class DeleteWebhookCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    webhook_id: WebhookId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteWebhook:
    """What waits for it is not sent any more. Raises WebhookNotFound and Stale."""

    def __init__(self, uow: WebhooksUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: DeleteWebhookCommand) -> None:
        async with self._uow as uow:
            webhook = await uow.webhooks.get(command.webhook_id, learner_id=command.learner_id)
            webhook.require_version(command.expected_version)
            uow.webhooks.remove(webhook)
            await uow.commit()


@dataclass(frozen=True, kw_only=True)
class EraseWebhooksCommand:
    """Whose."""

    learner_id: LearnerId


class EraseWebhooks:
    """Nothing of a learner stays."""

    def __init__(self, uow: WebhooksUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: EraseWebhooksCommand) -> None:
        async with self._uow as uow:
            uow.webhooks.forget_learner(command.learner_id)
            await uow.commit()
