"""What somebody may use now: a pure function of the stored state and the time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aksio.domain.billing.plan import Plan, Plans
from aksio.domain.billing.subscription_state import SubscriptionState, SubscriptionStatus

GRACE = timedelta(days=7)
"""How long after a failed renewal the plan stays while the payment is tried again."""

LATE_NEWS = timedelta(days=1)
"""How long a renewal may go unheard of: reconciliation asks every hour, unless the provider is away."""


@dataclass(frozen=True, kw_only=True)
class Entitlement:
    """The plan that counts, and up to when, if nothing is heard before; None for the free plan, which never ends."""

    plan: Plan
    until: datetime | None = None
    in_grace: bool = False


def entitlement_of(state: SubscriptionState | None, plans: Plans, *, now: datetime) -> Entitlement:
    """Free unless a subscription says otherwise, and free again once that ran out."""
    plan = None if state is None else plans.find(state.plan_id)
    until = None if state is None else entitled_until(state)
    if state is None or plan is None or until is None or now >= until:
        return Entitlement(plan=plans.free)
    return Entitlement(plan=plan, until=until, in_grace=state.status is SubscriptionStatus.PAST_DUE)


def entitled_until(state: SubscriptionState) -> datetime | None:
    """The end of what was paid, tried or forgiven, as far as this state tells; None where nothing was."""
    match state.status:
        case SubscriptionStatus.ACTIVE | SubscriptionStatus.TRIALING:
            until = state.period_end + LATE_NEWS
        case SubscriptionStatus.PAST_DUE:
            until = (state.unpaid_since or state.period_start) + GRACE
        case _:
            return None
    ends = (end for end in (state.cancel_at, state.ended_at) if end is not None)
    return min([until, *ends])
