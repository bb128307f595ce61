"""Writing that never costs a learner more than they may spend."""

from typing import Generic

from aksio.application.assessments.generation.craft import B, D
from aksio.application.assessments.generation.generation_ports import ModelBudget
from aksio.application.assessments.generation.passage_work import DraftWriter, PassageWork
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.ids import LearnerId


class BudgetedWriting(Generic[D, B]):
    """A writer with its language check and the learner's budget: reserved before a passage, settled after it."""

    def __init__(
        self, *, writer: DraftWriter[D, B], languages: LanguageDetector, budget: ModelBudget, clock: Clock, ids: Ids
    ) -> None:
        self.writer = writer
        self.languages = languages
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def write(self, work: PassageWork[D, B], *, learner_id: LearnerId, purpose: str) -> None:
        """`purpose` is for the account.

        Raises WriterUnavailable and ModelBudgetReached. Whatever happens, what was used is settled."""
        tokens = self.writer.most_tokens(work.passage, work.brief)
        if tokens == 0:
            await work.write()
            return
        call_id = self._ids.new()
        await self._budget.reserve(
            call_id=call_id, learner_id=learner_id, purpose=purpose, tokens=tokens, now=self._clock.now()
        )
        try:
            await work.write()
        finally:
            await self._budget.settle(call_id=call_id, usage=work.usage, now=self._clock.now())

    async def left(self, learner_id: LearnerId) -> int | None:
        """Tokens that the learner may still spend; None without any limit."""
        return await self._budget.left(learner_id=learner_id, now=self._clock.now())
