"""A subscription as the payment provider last showed it: a value, taken over whole, so news may come in any order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aksio.domain.billing.plan import PlanId


class SubscriptionStatus(StrEnum):
    """Where a subscription stands, in the provider's words."""

    TRIALING = "trialing"
    ACTIVE = "active"
    PAST_DUE = "past_due"
    UNPAID = "unpaid"
    PAUSED = "paused"
    INCOMPLETE = "incomplete"
    INCOMPLETE_EXPIRED = "incomplete_expired"
    CANCELED = "canceled"

    @property
    def is_live(self) -> bool:
        """Whether money is, or may soon be, taken for it."""
        return self in _LIVE


_LIVE = {
    SubscriptionStatus.TRIALING,
    SubscriptionStatus.ACTIVE,
    SubscriptionStatus.PAST_DUE,
    SubscriptionStatus.UNPAID,
    SubscriptionStatus.PAUSED,
}
_BEST_FIRST = (
    {SubscriptionStatus.ACTIVE, SubscriptionStatus.TRIALING},
    {SubscriptionStatus.PAST_DUE},
    {SubscriptionStatus.UNPAID, SubscriptionStatus.PAUSED},
    {SubscriptionStatus.INCOMPLETE},
)


@dataclass(frozen=True, kw_only=True)
class InvoiceState:
    """The latest invoice. `attempts` to collect it; `amount` in minor units of `currency`."""

    id: str
    amount: int
    currency: str
    attempts: int
    is_paid: bool
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class SubscriptionState:
    """`plan_id` is None where the price belongs to no plan of ours. `cancel_at` is set once an end is agreed on."""

    id: str
    plan_id: PlanId | None
    status: SubscriptionStatus
    created_at: datetime
    period_start: datetime
    period_end: datetime
    trial_end: datetime | None = None
    cancel_at: datetime | None = None
    ended_at: datetime | None = None
    invoice: InvoiceState | None = None

    @property
    def is_live(self) -> bool:
        """Whether it goes on, paid or not."""
        return self.ended_at is None and self.status.is_live

    @property
    def unpaid_since(self) -> datetime | None:
        """When what is owed now was first asked for."""
        return self.invoice.created_at if self.invoice is not None and not self.invoice.is_paid else None


def current_of(states: Iterable[SubscriptionState]) -> SubscriptionState | None:
    """Of all that a customer ever had, the one that counts: the best, and of equals the newest."""
    return max(states, key=lambda state: (-_rank(state), state.created_at, state.id), default=None)


def _rank(state: SubscriptionState) -> int:
    if state.ended_at is not None:
        return len(_BEST_FIRST)
    return next((rank for rank, those in enumerate(_BEST_FIRST) if state.status in those), len(_BEST_FIRST))
