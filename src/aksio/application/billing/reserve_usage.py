"""Set aside what some work will use, before it begins."""

from dataclasses import dataclass
from uuid import UUID

from aksio.application.billing.allowances import Allowances
from aksio.application.billing.ports import UsageMeters
from aksio.application.shared.ports import Clock
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import PlanLimitReached, Reservation
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ReserveUsageCommand:
    """`id` is that of the work: reserving it twice counts once."""

    id: UUID
    learner_id: LearnerId
    meter: Meter
    amount: int = 1


class ReserveUsage:
    """However many ask at the same moment, no more get through than the plan allows. Raises PlanLimitReached."""

    def __init__(self, meters: UsageMeters, allowances: Allowances, clock: Clock) -> None:
        self._meters = meters
        self._allowances = allowances
        self._clock = clock

    async def __call__(self, command: ReserveUsageCommand) -> None:
        now = self._clock.now()
        plan = await self._allowances.plan_of(command.learner_id)
        limit = self._allowances.limit(plan, command.meter)
        reservation = Reservation(
            id=command.id,
            learner_id=command.learner_id,
            meter=command.meter,
            amount=command.amount,
            reserved_at=now,
        )
        if not await self._meters.reserve(reservation, limit=limit):
            assert limit is not None
            raise PlanLimitReached(plan, command.meter, limit, now=now)
