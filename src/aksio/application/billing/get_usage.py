"""Show how much of a plan is used this month."""

from dataclasses import dataclass

from aksio.application.billing.allowances import Allowances
from aksio.application.billing.ports import UsageMeters
from aksio.application.billing.views import MeterView, UsageView
from aksio.application.shared.ports import Clock
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import UsagePeriod
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetUsageQuery:
    """Whose."""

    learner_id: LearnerId


class GetUsage:
    """With what is set aside for work under way."""

    def __init__(self, meters: UsageMeters, allowances: Allowances, clock: Clock) -> None:
        self._meters = meters
        self._allowances = allowances
        self._clock = clock

    async def __call__(self, query: GetUsageQuery) -> UsageView:
        now = self._clock.now()
        period = UsagePeriod.at(now)
        plan = await self._allowances.plan_of(query.learner_id)
        used = await self._meters.used(query.learner_id, period, now=now)
        return UsageView(
            period=period,
            plan_id=plan.id,
            meters={
                meter: MeterView(used=used.get(meter, 0), limit=self._allowances.limit(plan, meter)) for meter in Meter
            },
        )
