"""Go to where cards, invoices and the subscription itself are changed."""

from dataclasses import dataclass

from aksio.application.billing.payment_ports import Checkout
from aksio.application.billing.ports import SubscriptionsReader
from aksio.domain.billing.subscription import NoSubscription
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class OpenPortalCommand:
    """Who."""

    learner_id: LearnerId


class OpenPortal:
    """Answers an address that is good for minutes. Raises NoSubscription for those who never were at the checkout,
    PaymentsNotConfigured and PaymentsUnavailable.
    """

    def __init__(self, reader: SubscriptionsReader, checkout: Checkout) -> None:
        self._reader = reader
        self._checkout = checkout

    async def __call__(self, command: OpenPortalCommand) -> str:
        subscription = await self._reader.subscription(command.learner_id)
        if subscription is None:
            raise NoSubscription
        return await self._checkout.portal(subscription.customer_id)
