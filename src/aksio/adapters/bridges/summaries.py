"""Summaries ask assessments for the budget of models."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from aksio.application.assessments.generation.generation_ports import ModelBudget
from aksio.domain.assessments.model_usage import ModelUsage
from aksio.domain.courses.summaries.usage import WritingUsage
from aksio.domain.shared.ids import LearnerId


class SharedSummaryBudget:
    """See the port SummaryBudget: one budget for everything that models write."""

    def __init__(self, budget: ModelBudget) -> None:
        self._budget = budget

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        await self._budget.reserve(call_id=call_id, learner_id=learner_id, purpose=purpose, tokens=tokens, now=now)

    async def settle(self, *, call_id: UUID, usage: WritingUsage, now: datetime) -> None:
        """See the port."""
        used = ModelUsage(**{each.name: getattr(usage, each.name) for each in fields(ModelUsage)})
        await self._budget.settle(call_id=call_id, usage=used, now=now)

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int | None:
        """See the port."""
        return await self._budget.left(learner_id=learner_id, now=now)
