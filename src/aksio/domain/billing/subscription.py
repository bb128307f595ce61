"""Somebody's dealings with the payment provider: who they are there, and what they have subscribed to."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Self

from aksio.domain.billing.entitlement import entitled_until
from aksio.domain.billing.events import PaymentFailed, PaymentReceived, SubscriptionChanged
from aksio.domain.billing.subscription_state import InvoiceState, SubscriptionState
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId

CustomerId = NewType("CustomerId", str)
"""What the payment provider calls somebody."""


class AlreadySubscribed(Conflict):
    """There is a subscription: it is changed in the portal, not bought a second time."""

    code = "already_subscribed"

    def __init__(self) -> None:
        super().__init__("There is a subscription already. Change it in the billing portal.")


class NoSubscription(Conflict):
    """There is nothing to cancel, to resume or to look at."""

    code = "no_subscription"

    def __init__(self) -> None:
        super().__init__("There is no subscription.")


@dataclass(kw_only=True, eq=False)
class Subscription(Aggregate):
    """One for each learner who ever went to the checkout. `had_trial` outlives every single subscription."""

    learner_id: LearnerId
    customer_id: CustomerId
    state: SubscriptionState | None = None
    had_trial: bool = False
    looked_for_at: datetime
    created_at: datetime

    @classmethod
    def open(cls, *, learner_id: LearnerId, customer_id: CustomerId, now: datetime) -> Self:
        """They are known to the payment provider from now on, and have bought nothing."""
        return cls(learner_id=learner_id, customer_id=customer_id, looked_for_at=now, created_at=now)

    def expect(self, *, now: datetime) -> None:
        """They went to the checkout: something may come of it. Raises AlreadySubscribed."""
        self.require_none()
        self.looked_for_at = now

    def require_none(self) -> None:
        """Raises AlreadySubscribed."""
        if self.state is not None and self.state.is_live:
            raise AlreadySubscribed

    def require_live(self) -> SubscriptionState:
        """Raises NoSubscription."""
        if self.state is None or not self.state.is_live:
            raise NoSubscription
        return self.state

    def follow(self, state: SubscriptionState | None, *, now: datetime) -> bool:
        """Take over what the provider shows now; False where that is known already.

        What is told of it follows from the two states alone, so news that come twice, late or not at all do no harm.
        """
        before, self.state = self.state, state
        if state == before:
            return False
        self.had_trial = self.had_trial or (state is not None and state.trial_end is not None)
        if _told(state) != _told(before):
            plan_id, status, period_end, cancel_at = _told(state)
            self._record(
                SubscriptionChanged(
                    occurred_at=now,
                    learner_id=self.learner_id,
                    plan_id=plan_id,
                    status=status,
                    period_end=period_end,
                    cancel_at=cancel_at,
                )
            )
        if state is not None and state.invoice is not None:
            self._tell_payment(state, state.invoice, _known(before, state.invoice), now)
        return True

    def _tell_payment(
        self, state: SubscriptionState, invoice: InvoiceState, known: InvoiceState | None, now: datetime
    ) -> None:
        if invoice.is_paid:
            if invoice.amount > 0 and not (known is not None and known.is_paid):
                self._record(
                    PaymentReceived(
                        occurred_at=now,
                        learner_id=self.learner_id,
                        plan_id=state.plan_id,
                        amount=invoice.amount,
                        currency=invoice.currency,
                    )
                )
        elif invoice.attempts > (0 if known is None else known.attempts):
            self._record(
                PaymentFailed(
                    occurred_at=now,
                    learner_id=self.learner_id,
                    plan_id=state.plan_id,
                    amount=invoice.amount,
                    currency=invoice.currency,
                    attempts=invoice.attempts,
                    grace_until=entitled_until(state),
                )
            )


def _told(state: SubscriptionState | None) -> tuple[str | None, str, datetime | None, datetime | None]:
    if state is None:
        return None, "none", None, None
    return state.plan_id, state.status.value, state.period_end, state.cancel_at


def _known(before: SubscriptionState | None, invoice: InvoiceState) -> InvoiceState | None:
    """The same invoice, as it was before."""
    earlier = None if before is None else before.invoice
    return earlier if earlier is not None and earlier.id == invoice.id else None
