"""Calls of a model that never cost a learner more than they may spend."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from aksio.application.courses.summaries.writer_ports import (
    PartUnwritable,
    SummaryBudget,
    SummaryWriterUnavailable,
)
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage


class Costly(Protocol):
    """An answer that says what it cost."""

    @property
    def usage(self) -> ModelUsage: ...


C = TypeVar("C", bound=Costly)


class PaidCalls:
    """Reserved before a call, settled after it, whatever happens."""

    def __init__(self, *, budget: SummaryBudget, clock: Clock, ids: Ids) -> None:
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def pay(self, call: Callable[[], Awaitable[C]], *, tokens: int, learner_id: LearnerId, purpose: str) -> C:
        """What the call gives; nothing is reserved for 0 tokens. Raises what it raises, and LimitReached."""
        if tokens == 0:
            return await call()
        call_id = self._ids.new()
        await self._budget.reserve(
            call_id=call_id, learner_id=learner_id, purpose=purpose, tokens=tokens, now=self._clock.now()
        )
        usage = ModelUsage.NONE
        try:
            answer = await call()
            usage = answer.usage
            return answer
        except (SummaryWriterUnavailable, PartUnwritable) as failed:
            usage = failed.usage
            raise
        finally:
            await self._budget.settle(call_id=call_id, usage=usage, now=self._clock.now())

    async def left(self, learner_id: LearnerId) -> int | None:
        """Tokens that the learner may still spend; None without any limit."""
        return await self._budget.left(learner_id=learner_id, now=self._clock.now())
