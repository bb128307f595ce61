"""Writing that never costs a learner more than they may spend."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar

from aksio.application.courses.summaries.checked_digest import checked
from aksio.application.courses.summaries.writer_ports import (
    DraftText,
    PartUnwritable,
    SummaryBrief,
    SummaryBudget,
    SummaryWriter,
    SummaryWriterUnavailable,
)
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.summaries.content import Digest, Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.courses.summaries.status import Failure
from aksio.domain.courses.summaries.usage import WritingUsage
from aksio.domain.shared.ids import LearnerId

PURPOSE = "summaries"


class _Costly(Protocol):
    @property
    def usage(self) -> WritingUsage: ...


C = TypeVar("C", bound=_Costly)


class BudgetedWriter:
    """A writer and the learner's budget: reserved before a call, settled after it."""

    def __init__(self, *, writer: SummaryWriter, budget: SummaryBudget, clock: Clock, ids: Ids) -> None:
        self.writer = writer
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def digest(self, part: Part, brief: SummaryBrief, learner_id: LearnerId) -> tuple[Digest, WritingUsage]:
        """What stands in the part. One that the writer refuses gives its reason and nothing else.

        Raises SummaryWriterUnavailable and LimitReached.
        """
        tokens = self.writer.most_tokens_to_digest(part, brief)
        try:
            draft = await self._paid(lambda: self.writer.digest(part, brief), tokens, learner_id)
        except PartUnwritable as unwritable:
            refusal = Failure(code=unwritable.reason, detail=unwritable.detail)
            return Digest(refusal=refusal), unwritable.usage
        return checked(draft, part), draft.usage

    async def combine(
        self, points: Sequence[Point], brief: SummaryBrief, learner_id: LearnerId, *, parts: int
    ) -> DraftText:
        """Raises SummaryWriterUnavailable, PartUnwritable and LimitReached."""
        tokens = self.writer.most_tokens_to_combine(parts, brief)
        return await self._paid(lambda: self.writer.combine(points, brief), tokens, learner_id)

    def most_tokens(self, parts: Sequence[Part], brief: SummaryBrief) -> int:
        """What all the calls for these parts set aside, together."""
        digests = sum(self.writer.most_tokens_to_digest(part, brief) for part in parts)
        return digests + self.writer.most_tokens_to_combine(len(parts), brief)

    async def left(self, learner_id: LearnerId) -> int:
        """Tokens that the learner may still spend."""
        return await self._budget.left(learner_id=learner_id, now=self._clock.now())

    async def _paid(self, call: Callable[[], Awaitable[C]], tokens: int, learner_id: LearnerId) -> C:
        if tokens == 0:
            return await call()
        call_id = self._ids.new()
        await self._budget.reserve(
            call_id=call_id, learner_id=learner_id, purpose=PURPOSE, tokens=tokens, now=self._clock.now()
        )
        usage = WritingUsage.NONE
        try:
            answer = await call()
            usage = answer.usage
            return answer
        except (SummaryWriterUnavailable, PartUnwritable) as failed:
            usage = failed.usage
            raise
        finally:
            await self._budget.settle(call_id=call_id, usage=usage, now=self._clock.now())
