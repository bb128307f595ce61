"""Timed: put translations before a worker again when theirs went away, or when their pause is over."""

from aksio.application.assessments.translations.translation_storage_ports import (
    StalledTranslation,
    TranslationUnitOfWork,
)
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class RequeueStalledTranslations:
    """The work itself goes through the outbox like all work. Returns how many it were."""

    def __init__(self, uow: TranslationUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        async with self._uow as uow:
            stalled = await uow.translations.stalled(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(stalled, self._requeue)

    async def _requeue(self, stalled: StalledTranslation) -> None:
        async with self._uow as uow:
            translation = await uow.translations.get(stalled.translation_id, learner_id=stalled.learner_id)
            translation.requeue(now=self._clock.now())
            uow.translations.save(translation)
            await uow.commit()
