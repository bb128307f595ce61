"""Translating that never costs a learner more than they may spend."""

from aksio.application.assessments.generation.generation_ports import ModelBudget
from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import Chunk
from aksio.application.assessments.translations.translator_port import Translator
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.ids import LearnerId

PURPOSE = "translations"


class PaidTranslating:
    """A translator with its language check and the learner's budget: reserved before a chunk, settled after it."""

    def __init__(
        self, *, translator: Translator, languages: LanguageDetector, budget: ModelBudget, clock: Clock, ids: Ids
    ) -> None:
        self.translator = translator
        self._languages = languages
        self._budget = budget
        self._clock = clock
        self._ids = ids

    def work(self, pieces: Chunk, *, language: str) -> ChunkWork:
        """The work on these pieces, not yet begun."""
        return ChunkWork(pieces=pieces, language=language, translator=self.translator, languages=self._languages)

    def most_tokens(self, pieces: Chunk) -> int:
        """What a chunk sets aside: a translation, and a second one of all of it."""
        return 2 * self.translator.most_tokens([piece.said.texts for piece in pieces])

    async def translate(self, work: ChunkWork, *, learner_id: LearnerId) -> None:
        """Raises WriterUnavailable and ModelBudgetReached. Whatever happens, what was used is settled."""
        call_id = self._ids.new()
        await self._budget.reserve(
            call_id=call_id,
            learner_id=learner_id,
            purpose=PURPOSE,
            tokens=self.most_tokens(work.pieces),
            now=self._clock.now(),
        )
        try:
            await work.translate()
        finally:
            await self._budget.settle(call_id=call_id, usage=work.usage, now=self._clock.now())

    async def left(self, learner_id: LearnerId) -> int | None:
        """Tokens that the learner may still spend; None without any limit."""
        return await self._budget.left(learner_id=learner_id, now=self._clock.now())
