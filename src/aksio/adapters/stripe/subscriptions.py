"""Subscriptions as they are at Stripe now."""

from aksio.adapters.stripe.client import MissingAtStripe, Stripe
from aksio.adapters.stripe.price_list import PLAN
from aksio.adapters.stripe.wire import Invoice, Named, StripeList, StripeSubscription, instant
from aksio.application.billing.payment_ports import PaymentsUnavailable
from aksio.domain.billing.plan import PlanId
from aksio.domain.billing.subscription import CustomerId
from aksio.domain.billing.subscription_state import (
    InvoiceState,
    SubscriptionState,
    SubscriptionStatus,
    current_of,
)


class StripeSubscriptions:
    """See the port SubscriptionSource."""

    def __init__(self, stripe: Stripe) -> None:
        self._stripe = stripe

    async def current(self, customer_id: CustomerId) -> SubscriptionState | None:
        """See the port. Of a hundred at most: nobody subscribes that often."""
        params = {"customer": customer_id, "status": "all", "limit": 100, "expand": ["data.latest_invoice"]}
        try:
            found = await self._stripe.ask(
                lambda v1: v1.subscriptions.list_async(params), StripeList[StripeSubscription]
            )
        except MissingAtStripe:
            return None
        return current_of(map(state_of, found.data))

    async def set_cancelling(self, subscription_id: str, *, cancelling: bool) -> None:
        """See the port. One that is gone is nothing to cancel: what is true then is asked next."""
        change = {"cancel_at_period_end": cancelling}
        try:
            await self._stripe.ask(lambda v1: v1.subscriptions.update_async(subscription_id, change), Named)
        except MissingAtStripe:
            return

    async def forget(self, customer_id: CustomerId) -> None:
        """See the port. With the customer Stripe cancels every subscription at once."""
        try:
            await self._stripe.ask(lambda v1: v1.customers.delete_async(customer_id), Named)
        except MissingAtStripe:
            return


def state_of(subscription: StripeSubscription) -> SubscriptionState:
    """Raises PaymentsUnavailable for what this version does not understand: better no answer than a wrong one."""
    item = next(iter(subscription.items.data), None)
    if item is None or subscription.status not in set(SubscriptionStatus):
        raise PaymentsUnavailable
    plan_id = item.price.metadata.get(PLAN)
    period_end = item.current_period_end
    cancel_at = subscription.cancel_at or (period_end if subscription.cancel_at_period_end else None)
    return SubscriptionState(
        id=subscription.id,
        plan_id=None if plan_id is None else PlanId(plan_id),
        status=SubscriptionStatus(subscription.status),
        created_at=instant(subscription.created),
        period_start=instant(item.current_period_start),
        period_end=instant(period_end),
        trial_end=None if subscription.trial_end is None else instant(subscription.trial_end),
        cancel_at=None if cancel_at is None else instant(cancel_at),
        ended_at=None if subscription.ended_at is None else instant(subscription.ended_at),
        invoice=None if subscription.latest_invoice is None else _invoice(subscription.latest_invoice),
    )


def _invoice(invoice: Invoice) -> InvoiceState:
    is_paid = invoice.status == "paid"
    return InvoiceState(
        id=invoice.id,
        amount=invoice.amount_paid if is_paid else invoice.amount_due,
        currency=invoice.currency,
        attempts=invoice.attempt_count,
        is_paid=is_paid,
        created_at=instant(invoice.created),
    )
