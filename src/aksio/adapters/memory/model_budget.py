"""A learner's budget in memory, without months."""

from datetime import datetime
from uuid import UUID

from aksio.application.assessments.generation.generation_ports import ModelBudgetReached
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage


class MemoryModelBudget:
    """See the port."""

    def __init__(self, *, tokens: int) -> None:
        self._tokens = tokens
        self._spent: dict[UUID, tuple[LearnerId, int]] = {}

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        if self.spent_by(learner_id) + tokens > self._tokens:
            raise ModelBudgetReached("What models may write for you is used up.", retry_after=3600)
        self._spent[call_id] = (learner_id, tokens)

    async def settle(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """See the port."""
        learner_id, _ = self._spent[call_id]
        self._spent[call_id] = (learner_id, usage.tokens)

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int:
        """See the port."""
        return max(0, self._tokens - self.spent_by(learner_id))

    def spent_by(self, learner_id: LearnerId) -> int:
        """Tokens that were used or are set aside."""
        return sum(tokens for spender, tokens in self._spent.values() if spender == learner_id)
