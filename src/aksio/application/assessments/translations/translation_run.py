"""The parallel part of a translation: several chunks at a time, saved one by one."""

from datetime import timedelta

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import chunks_of
from aksio.application.assessments.translations.held_translation import HeldTranslation
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.application.shared.side_by_side import SideBySide
from aksio.domain.assessments.translation import Translation

AT_ONCE = 4


class TranslationRun:
    """Chunks that the translator could not serve stay undone, for the next run."""

    def __init__(
        self,
        translation: Translation,
        *,
        held: HeldTranslation,
        translating: PaidTranslating,
        show_life_every: timedelta,
    ) -> None:
        self._translation = translation
        self._held = held
        self._translating = translating
        self._show_life_every = show_life_every

    async def complete(self) -> None:
        """Translate what is left. Raises Unavailable and LimitReached when the translator cannot go on."""
        chunks = chunks_of(await self._held.left(self._translation))
        todo = [self._translating.work(chunk, language=self._translation.language) for chunk in chunks]
        async with SideBySide[ChunkWork, None](
            AT_ONCE, show_life=self._held.keep, every=self._show_life_every
        ) as translating:
            async for work, _ in translating.through(todo, self._translate):
                await self._held.record(work)

    async def _translate(self, work: ChunkWork) -> None:
        await self._translating.translate(work, learner_id=self._translation.learner_id)
