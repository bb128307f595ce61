"""Writing summaries within a learner's allowance, and only of what stands in the material."""

from collections.abc import Sequence

from aksio.application.courses.summaries.checked_digest import checked
from aksio.application.courses.summaries.paid_calls import PaidCalls
from aksio.application.courses.summaries.writer_ports import (
    DraftText,
    PartUnwritable,
    SummaryBrief,
    SummaryWriter,
)
from aksio.domain.courses.summaries.content import Digest, Point
from aksio.domain.courses.summaries.parts import Part
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage

PURPOSE = "summaries"


class BudgetedWriter:
    """A writer and the learner's allowance."""

    def __init__(self, *, writer: SummaryWriter, calls: PaidCalls) -> None:
        self.writer = writer
        self._calls = calls

    async def digest(self, part: Part, brief: SummaryBrief, learner_id: LearnerId) -> tuple[Digest, ModelUsage]:
        """What stands in the part. One that the writer refuses gives its reason and nothing else.

        Raises SummaryWriterUnavailable and LimitReached.
        """
        tokens = self.writer.most_tokens_to_digest(part, brief)
        try:
            draft = await self._calls.pay(
                lambda: self.writer.digest(part, brief), tokens=tokens, learner_id=learner_id, purpose=PURPOSE
            )
        except PartUnwritable as unwritable:
            refusal = Failure(code=unwritable.reason, detail=unwritable.detail)
            return Digest(refusal=refusal), unwritable.usage
        return checked(draft, part), draft.usage

    async def combine(
        self, points: Sequence[Point], brief: SummaryBrief, learner_id: LearnerId, *, parts: int
    ) -> DraftText:
        """Raises SummaryWriterUnavailable, PartUnwritable and LimitReached."""
        tokens = self.writer.most_tokens_to_combine(parts, brief)
        return await self._calls.pay(
            lambda: self.writer.combine(points, brief), tokens=tokens, learner_id=learner_id, purpose=PURPOSE
        )

    def most_tokens(self, parts: Sequence[Part], brief: SummaryBrief) -> int:
        """What all the calls for these parts set aside, together."""
        digests = sum(self.writer.most_tokens_to_digest(part, brief) for part in parts)
        return digests + self.writer.most_tokens_to_combine(len(parts), brief)

    async def left(self, learner_id: LearnerId) -> int | None:
        """Tokens that the learner may still spend; None without any limit."""
        return await self._calls.left(learner_id)
