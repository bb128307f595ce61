"""What billing shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.billing.entitlement import entitlement_of
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import PlanId, Plans
from aksio.domain.billing.subscription import Subscription
from aksio.domain.billing.usage import UsagePeriod


@dataclass(frozen=True, kw_only=True)
class SubscriptionView:
    """`plan_id` is the plan that counts now, `subscribed_plan_id` the one that was bought. `status` is `none` where
    nothing was. The plan is theirs up to `entitled_until`, if nothing changes; `in_grace` while a payment is owed.
    """

    plan_id: PlanId
    plan_name: str
    subscribed_plan_id: PlanId | None
    status: str
    entitled_until: datetime | None
    in_grace: bool
    period_start: datetime | None
    period_end: datetime | None
    trial_end: datetime | None
    cancel_at: datetime | None
    ended_at: datetime | None
    can_try: bool

    @classmethod
    def of(cls, subscription: Subscription | None, plans: Plans, *, now: datetime) -> Self:
        """As it stands now."""
        state = None if subscription is None else subscription.state
        entitlement = entitlement_of(state, plans, now=now)
        return cls(
            plan_id=entitlement.plan.id,
            plan_name=entitlement.plan.name,
            subscribed_plan_id=None if state is None else state.plan_id,
            status="none" if state is None else state.status.value,
            entitled_until=entitlement.until,
            in_grace=entitlement.in_grace,
            period_start=None if state is None else state.period_start,
            period_end=None if state is None else state.period_end,
            trial_end=None if state is None else state.trial_end,
            cancel_at=None if state is None else state.cancel_at,
            ended_at=None if state is None else state.ended_at,
            can_try=subscription is None or not subscription.had_trial,
        )


@dataclass(frozen=True, kw_only=True)
class MeterView:
    """`limit` is None where there is none."""

    used: int
    limit: int | None


@dataclass(frozen=True, kw_only=True)
class UsageView:
    """What of a plan is used in a period."""

    period: UsagePeriod
    plan_id: PlanId
    meters: Mapping[Meter, MeterView]
