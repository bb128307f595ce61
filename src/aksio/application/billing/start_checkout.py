"""Go and buy a plan."""

from dataclasses import dataclass

from aksio.application.billing.payment_ports import Checkout
from aksio.application.billing.ports import BillingUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.billing.plan import Plan, PlanId, Plans
from aksio.domain.billing.subscription import Subscription
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class StartCheckoutCommand:
    """Who wants what."""

    learner_id: LearnerId
    plan_id: PlanId


class StartCheckout:
    """Answers the address of the page on which it is paid. The first subscription may begin with a trial.

    Raises PlanNotFound, Invalid for the free plan, AlreadySubscribed, PlanNotOnSale, PaymentsNotConfigured and
    PaymentsUnavailable.
    """

    def __init__(self, uow: BillingUnitOfWork, checkout: Checkout, plans: Plans, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._checkout = checkout
        self._plans = plans
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: StartCheckoutCommand) -> str:
        plan = self._plans.on_offer(command.plan_id)
        if plan.price.is_free:
            raise Invalid.field("/plan_id", "free_plan", "Everybody has the free plan without buying it.")
        subscription = await self._expected(command.learner_id)
        return await self._checkout.start(
            subscription.customer_id,
            plan,
            trial_days=_trial_days(plan, subscription),
            key=str(self._ids.new()),
        )

    async def _expected(self, learner_id: LearnerId) -> Subscription:
        """Kept before anybody can pay, so that news of the payment find somebody to be about."""
        async with self._uow as uow:
            subscription = await uow.subscriptions.find(learner_id)
        if subscription is not None:
            subscription.expect(now=self._clock.now())
            async with self._uow as uow:
                uow.subscriptions.save(subscription)
                await uow.commit()
            return subscription
        customer_id = await self._checkout.customer(learner_id)
        opened = Subscription.open(learner_id=learner_id, customer_id=customer_id, now=self._clock.now())
        async with self._uow as uow:
            uow.subscriptions.add(opened)
            await uow.commit()
        return opened


def _trial_days(plan: Plan, subscription: Subscription) -> int:
    return 0 if subscription.had_trial else plan.trial_days
