"""How much somebody may use."""

from collections.abc import Mapping

from aksio.application.billing.ports import SubscriptionsReader
from aksio.application.shared.ports import Clock
from aksio.domain.billing.entitlement import entitlement_of
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.plan import Plan, Plans
from aksio.domain.shared.ids import LearnerId


class Allowances:
    """The plan that counts now, and its limits; `ceilings` of the installation hold whatever the plan says."""

    def __init__(
        self, reader: SubscriptionsReader, plans: Plans, clock: Clock, ceilings: Mapping[Meter, int | None]
    ) -> None:
        self._reader = reader
        self._plans = plans
        self._clock = clock
        self._ceilings = ceilings

    async def plan_of(self, learner_id: LearnerId) -> Plan:
        """By the stored state and the time, so that news that are late cost nobody their plan, nor give one away."""
        subscription = await self._reader.subscription(learner_id)
        state = None if subscription is None else subscription.state
        return entitlement_of(state, self._plans, now=self._clock.now()).plan

    def limit(self, plan: Plan, meter: Meter) -> int | None:
        """Per month; None without any."""
        limits = (plan.limit_of(meter), self._ceilings.get(meter))
        return min((limit for limit in limits if limit is not None), default=None)
