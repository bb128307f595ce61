"""Taking over what is true at the payment provider."""

from collections.abc import Awaitable, Callable

from aksio.application.billing.payment_ports import SubscriptionSource
from aksio.application.billing.ports import BillingUnitOfWork, Subscriptions
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.domain.billing.subscription import Subscription

Find = Callable[[Subscriptions], Awaitable[Subscription | None]]


class Following:
    """Load, ask the provider, save: in this order, and guarded by the version that was loaded.

    So an answer that is older than what somebody else has saved meanwhile is never written over it: the save fails,
    and everything is asked once more. No transaction is open while the provider is asked.
    """

    def __init__(self, uow: BillingUnitOfWork, source: SubscriptionSource, clock: Clock) -> None:
        self._uow = uow
        self._source = source
        self._clock = clock

    async def __call__(self, find: Find, *, claim: str | None = None) -> Subscription | None:
        """The subscription as it then is; None where `find` finds none. With a `claim`, its effect comes once."""
        return await until_first(lambda: self._once(find, claim))

    async def _once(self, find: Find, claim: str | None) -> Subscription | None:
        async with self._uow as uow:
            subscription = await find(uow.subscriptions)
        if subscription is None:
            return None
        state = await self._source.current(subscription.customer_id)
        async with self._uow as uow:
            if claim is not None and not await uow.first_time(claim):
                return subscription
            if subscription.follow(state, now=self._clock.now()):
                uow.subscriptions.save(subscription)
            await uow.commit()
        return subscription
