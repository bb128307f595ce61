"""Forget somebody's billing, here and at the payment provider."""

from dataclasses import dataclass

from aksio.application.billing.payment_ports import SubscriptionSource
from aksio.application.billing.ports import BillingUnitOfWork, UsageMeters
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CloseBillingCommand:
    """Whose."""

    learner_id: LearnerId


class CloseBilling:
    """Reaction. No money is taken any more, before anything is forgotten. What is gone already stays gone.

    Raises PaymentsUnavailable, and PaymentsNotConfigured where the key is gone but customers are not. Both are tried
    again.
    """

    def __init__(self, uow: BillingUnitOfWork, source: SubscriptionSource, meters: UsageMeters) -> None:
        self._uow = uow
        self._source = source
        self._meters = meters

    async def __call__(self, command: CloseBillingCommand) -> None:
        async with self._uow as uow:
            subscription = await uow.subscriptions.find(command.learner_id)
        if subscription is not None:
            await self._source.forget(subscription.customer_id)
            async with self._uow as uow:
                fresh = await uow.subscriptions.find(command.learner_id)
                if fresh is not None:
                    uow.subscriptions.remove(fresh)
                await uow.commit()
        await self._meters.erase(command.learner_id)
