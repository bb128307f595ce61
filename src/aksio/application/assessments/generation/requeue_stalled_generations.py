"""Timed: put generations before a worker again when theirs went away, or when their pause is over."""

from aksio.application.assessments.generation.generation_storage_ports import (
    GenerationsReader,
    GenerationUnitOfWork,
    StalledGeneration,
)
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class RequeueStalledGenerations:
    """The work itself goes through the outbox like all work, to wherever reactions run. Returns how many it were."""

    def __init__(self, reader: GenerationsReader, uow: GenerationUnitOfWork, clock: Clock) -> None:
        self._reader = reader
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        stalled = await self._reader.stalled(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(stalled, self._requeue)

    async def _requeue(self, stalled: StalledGeneration) -> None:
        async with self._uow as uow:
            generation = await uow.generations.get(stalled.generation_id, learner_id=stalled.learner_id)
            generation.requeue(now=self._clock.now())
            uow.generations.save(generation)
            await uow.commit()
