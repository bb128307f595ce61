"""Show what somebody has subscribed to."""

from dataclasses import dataclass

from aksio.application.billing.ports import SubscriptionsReader
from aksio.application.billing.views import SubscriptionView
from aksio.application.shared.ports import Clock
from aksio.domain.billing.plan import Plans
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetSubscriptionQuery:
    """Whose."""

    learner_id: LearnerId


class GetSubscription:
    """Asks nobody outside, so it answers also while the payment provider is away."""

    def __init__(self, reader: SubscriptionsReader, plans: Plans, clock: Clock) -> None:
        self._reader = reader
        self._plans = plans
        self._clock = clock

    async def __call__(self, query: GetSubscriptionQuery) -> SubscriptionView:
        subscription = await self._reader.subscription(query.learner_id)
        return SubscriptionView.of(subscription, self._plans, now=self._clock.now())
