"""What learners' webhooks are told."""

from typing import cast

from aksio.application.notifications.webhooks.delete_webhook import EraseWebhooksCommand
from aksio.application.notifications.webhooks.notify_webhooks import NotifyWebhooksCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def tell_webhooks(delivered: Delivered, container: Container) -> None:
    """Every event that says whose it is goes to its learner's webhooks, and to nobody else's."""
    use_cases = container.webhooks
    match delivered.event:
        case ErasureRequested(account_id=id):
            await use_cases.erase_webhooks()(EraseWebhooksCommand(learner_id=id))
        case event if (learner_id := getattr(event, "learner_id", None)) is not None:
            command = NotifyWebhooksCommand(learner_id=cast(LearnerId, learner_id), event_id=delivered.id, event=event)
            await use_cases.notify_webhooks()(command)
