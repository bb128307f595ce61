"""One worker's hold on a translation."""

from collections.abc import Callable
from datetime import datetime, timedelta

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import Piece
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.twin_keepers import KEEPERS
from aksio.application.shared.hold import Hold
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import until_first
from aksio.domain.assessments.translation import Translation
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import LearnerId, TranslationId


class HeldTranslation:
    """Every step is one transaction, guarded by the token: a worker that lost its hold writes nothing more.

    The learner may cancel, or change what is translated, while a step is under way: then it looks again and repeats it.
    A step returns the translation as it then is. It raises WorkTaken when that is in other hands, or over, and
    TranslationNotFound when it is gone.
    """

    def __init__(
        self,
        translation_id: TranslationId,
        learner_id: LearnerId,
        *,
        hold: Hold,
        uow: TranslationUnitOfWork,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._translation_id = translation_id
        self._learner_id = learner_id
        self._hold = hold
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def take_up(self) -> Translation:
        """Begin, or go on after another."""
        return await self._step(lambda one, now: one.take_up(lease=self._hold.lease(now), now=now))

    async def keep(self) -> Translation:
        """Show life."""
        return await self._step(lambda one, now: one.keep(lease=self._hold.lease(now), now=now))

    async def pause(self, at_least: timedelta) -> Translation:
        """Go on later."""
        token = self._hold.token
        return await self._step(lambda one, now: one.pause(token=token, at_least=at_least, now=now))

    async def hand_back(self) -> Translation:
        """Let another worker go on."""
        return await self._step(lambda one, now: one.hand_back(token=self._hold.token, now=now))

    async def finish(self) -> Translation:
        """All is done that can be."""
        return await self._step(lambda one, now: one.finish(token=self._hold.token, now=now))

    async def fail(self, failure: Failure) -> Translation:
        """It cannot be done."""
        return await self._step(lambda one, now: one.fail(token=self._hold.token, failure=failure, now=now))

    async def left(self, translation: Translation) -> list[Piece]:
        """The pieces that are still to be translated, as many as this translation is about."""
        wanted = translation.total - translation.done - len(translation.skipped)
        async with self._uow as uow:
            keeper = KEEPERS[translation.subject]
            return await keeper.left(translation, uow, besides=translation.skipped.keys(), limit=max(wanted, 0))

    async def record(self, work: ChunkWork) -> Translation:
        """The recovery point: the twins and the translation's progress, together or not at all."""
        return await until_first(lambda: self._record(work))

    async def _record(self, work: ChunkWork) -> Translation:
        """DeckNotFound or QuizNotFound where the twin was deleted meanwhile."""
        async with self._uow as uow:
            now = self._clock.now()
            translation = await self._load(uow)
            written = await KEEPERS[translation.subject].keep(work, translation, uow, ids=self._ids, now=now)
            translation.record(
                lease=self._hold.lease(now), written=written, skipped=work.skipped, usage=work.usage, now=now
            )
            uow.translations.save(translation)
            await uow.commit()
        return translation

    async def _step(self, change: Callable[[Translation, datetime], None]) -> Translation:
        async def once() -> Translation:
            async with self._uow as uow:
                translation = await self._load(uow)
                change(translation, self._clock.now())
                uow.translations.save(translation)
                await uow.commit()
            return translation

        return await until_first(once)

    async def _load(self, uow: TranslationUnitOfWork) -> Translation:
        return await uow.translations.get(self._translation_id, learner_id=self._learner_id)
