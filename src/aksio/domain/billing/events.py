"""What happens to subscriptions, as others may know it. The payment provider's ids stay here."""

from dataclasses import dataclass
from datetime import datetime

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class BillingEvent(Event):
    """Every event says whose money it is about."""

    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(BillingEvent):
    """It began, was renewed, changed plan, is to end, or ended. `status` is `none` where there is none (any more)."""

    plan_id: str | None
    status: str
    period_end: datetime | None
    cancel_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PaymentEvent(BillingEvent):
    """`amount` in minor units of `currency`."""

    plan_id: str | None
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class PaymentReceived(PaymentEvent):
    """An invoice was paid."""


@dataclass(frozen=True, kw_only=True)
class PaymentFailed(PaymentEvent):
    """The money could not be had, for the `attempts`th time. At `grace_until` the plan is lost, unless it is paid."""

    attempts: int
    grace_until: datetime | None
