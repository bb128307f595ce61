"""The parallel part of a translation: several chunks at a time, saved one by one."""

import asyncio
from collections import deque
from datetime import timedelta

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import chunks_of
from aksio.application.assessments.translations.held_translation import HeldTranslation
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.domain.assessments.translation import Translation
from aksio.domain.shared.errors import LimitReached, Unavailable

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
        self._show_life_every = show_life_every.total_seconds()
        self._tasks: dict[asyncio.Task[None], ChunkWork] = {}
        self._trouble: Unavailable | LimitReached | None = None

    async def complete(self) -> None:
        """Translate what is left. Raises Unavailable and LimitReached when the translator cannot go on."""
        todo = deque(chunks_of(await self._held.left(self._translation)))
        try:
            while (todo and self._trouble is None) or self._tasks:
                while todo and self._trouble is None and len(self._tasks) < AT_ONCE:
                    work = self._translating.work(todo.popleft(), language=self._translation.language)
                    translating = self._translating.translate(work, learner_id=self._translation.learner_id)
                    self._tasks[asyncio.create_task(translating)] = work
                await self._wait()
        finally:
            await self._stop()
        if self._trouble is not None:
            raise self._trouble

    async def _wait(self) -> None:
        done, _ = await asyncio.wait(self._tasks, timeout=self._show_life_every, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            await self._held.keep()
        for task in done:
            work = self._tasks.pop(task)
            try:
                task.result()
            except (Unavailable, LimitReached) as trouble:
                self._trouble = trouble
                continue
            await self._held.record(work)

    async def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
