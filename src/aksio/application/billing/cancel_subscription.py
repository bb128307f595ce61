"""Let a subscription end with what is paid."""

from dataclasses import dataclass

from aksio.application.billing.following import Following
from aksio.application.billing.payment_ports import SubscriptionSource
from aksio.application.billing.ports import SubscriptionsReader
from aksio.application.billing.views import SubscriptionView
from aksio.application.shared.ports import Clock
from aksio.domain.billing.plan import Plans
from aksio.domain.billing.subscription import NoSubscription
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CancelSubscriptionCommand:
    """Whose. `cancelling` False takes it back."""

    learner_id: LearnerId
    cancelling: bool = True


class CancelSubscription:
    """Or resume one that is to end. The provider is told first; what it then shows is taken over.

    Raises NoSubscription, PaymentsNotConfigured and PaymentsUnavailable.
    """

    def __init__(
        self,
        reader: SubscriptionsReader,
        source: SubscriptionSource,
        following: Following,
        plans: Plans,
        clock: Clock,
    ) -> None:
        self._reader = reader
        self._source = source
        self._following = following
        self._plans = plans
        self._clock = clock

    async def __call__(self, command: CancelSubscriptionCommand) -> SubscriptionView:
        subscription = await self._reader.subscription(command.learner_id)
        if subscription is None:
            raise NoSubscription
        state = subscription.require_live()
        await self._source.set_cancelling(state.id, cancelling=command.cancelling)
        followed = await self._following(lambda subscriptions: subscriptions.find(command.learner_id))
        return SubscriptionView.of(followed, self._plans, now=self._clock.now())
