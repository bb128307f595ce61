"""Stripe's pages for paying, and for managing what is paid."""

from typing import Any

from aksio.adapters.stripe.client import MissingAtStripe, Stripe
from aksio.adapters.stripe.price_list import lookup_key
from aksio.adapters.stripe.wire import Address, Named, StripeList, StripePrice
from aksio.application.billing.payment_ports import PaymentsUnavailable, PlanNotOnSale
from aksio.domain.billing.plan import Plan
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.shared.ids import LearnerId


class StripeCheckout:
    """See the port Checkout. `back_to` is the page of ours that people return to.

    Stripe is told a learner's id and nothing else: it asks for an address and a card itself.
    """

    def __init__(self, stripe: Stripe, *, back_to: str) -> None:
        self._stripe = stripe
        self._back_to = back_to

    async def customer(self, learner_id: LearnerId) -> CustomerId:
        """See the port."""
        new = {"metadata": {"learner_id": str(learner_id)}}
        key = {"idempotency_key": f"aksio-customer-{learner_id}"}
        return CustomerId((await self._stripe.ask(lambda v1: v1.customers.create_async(new, key), Named)).id)

    async def start(self, customer_id: CustomerId, plan: Plan, *, trial_days: int, key: str) -> str:
        """See the port."""
        subscription: dict[str, Any] = {"metadata": {"aksio_plan": plan.id}}
        if trial_days:
            subscription["trial_period_days"] = trial_days
        session = {
            "mode": "subscription",
            "customer": customer_id,
            "line_items": [{"price": await self._price_of(plan), "quantity": 1}],
            "subscription_data": subscription,
            "success_url": f"{self._back_to}?checkout=done",
            "cancel_url": f"{self._back_to}?checkout=left",
        }
        options = {"idempotency_key": f"aksio-checkout-{key}"}
        return await self._page(lambda v1: v1.checkout.sessions.create_async(session, options))

    async def portal(self, customer_id: CustomerId) -> str:
        """See the port."""
        session = {"customer": customer_id, "return_url": self._back_to}
        return await self._page(lambda v1: v1.billing_portal.sessions.create_async(session))

    async def _price_of(self, plan: Plan) -> str:
        params = {"lookup_keys": [lookup_key(plan)], "active": True}
        found = await self._stripe.ask(lambda v1: v1.prices.list_async(params), StripeList[StripePrice])
        if not found.data:
            raise PlanNotOnSale
        return found.data[0].id

    async def _page(self, call: Any) -> str:
        try:
            return (await self._stripe.ask(call, Address)).url
        except MissingAtStripe as error:
            raise PaymentsUnavailable from error
