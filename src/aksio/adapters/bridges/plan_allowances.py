"""Assessments, courses and chat ask whether somebody may begin; billing knows their plan."""

from datetime import datetime
from uuid import UUID

from aksio.application.assessments.generation.generation_ports import ModelBudgetReached, ModelCalls
from aksio.application.billing.get_usage import GetUsage, GetUsageQuery
from aksio.application.billing.reserve_usage import ReserveUsage, ReserveUsageCommand
from aksio.application.billing.settle_usage import SettleUsage, SettleUsageCommand
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import PlanLimitReached
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage


class PlanAllowance:
    """See the port Allowance: one of `meter` for each piece of work."""

    def __init__(self, reserve_usage: ReserveUsage, settle_usage: SettleUsage, meter: Meter) -> None:
        self._reserve_usage = reserve_usage
        self._settle_usage = settle_usage
        self._meter = meter

    async def reserve(self, work_id: UUID, *, learner_id: LearnerId) -> None:
        """See the port."""
        await self._reserve_usage(ReserveUsageCommand(id=work_id, learner_id=learner_id, meter=self._meter))

    async def give_back(self, work_id: UUID) -> None:
        """See the port."""
        await self._settle_usage(SettleUsageCommand(id=work_id, used=0))


class PlanModelBudget:
    """See the port ModelBudget: tokens of the plan, and a record of each call."""

    def __init__(
        self, reserve_usage: ReserveUsage, settle_usage: SettleUsage, get_usage: GetUsage, calls: ModelCalls
    ) -> None:
        self._reserve_usage = reserve_usage
        self._settle_usage = settle_usage
        self._get_usage = get_usage
        self._calls = calls

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        command = ReserveUsageCommand(id=call_id, learner_id=learner_id, meter=Meter.AI_TOKENS, amount=tokens)
        try:
            await self._reserve_usage(command)
        except PlanLimitReached as reached:
            raise ModelBudgetReached(reached.detail, retry_after=reached.retry_after) from reached
        await self._calls.begin(call_id=call_id, learner_id=learner_id, purpose=purpose, tokens=tokens, now=now)

    async def settle(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """See the port."""
        await self._settle_usage(SettleUsageCommand(id=call_id, used=usage.tokens))
        await self._calls.end(call_id=call_id, usage=usage, now=now)

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int | None:
        """See the port."""
        tokens = (await self._get_usage(GetUsageQuery(learner_id=learner_id))).meters[Meter.AI_TOKENS]
        return None if tokens.limit is None else max(0, tokens.limit - tokens.used)
