"""Timed: put summaries before a worker again when theirs went away, or when their pause is over."""

from aksio.application.courses.summaries.storage_ports import SummariesReader, SummaryOfLearner, SummaryUnitOfWork
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class RequeueStalledSummaries:
    """The work itself goes through the outbox like all work. Returns how many they were."""

    def __init__(self, reader: SummariesReader, uow: SummaryUnitOfWork, clock: Clock) -> None:
        self._reader = reader
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        stalled = await self._reader.stalled(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(stalled, self._requeue)

    async def _requeue(self, stalled: SummaryOfLearner) -> None:
        async with self._uow as uow:
            summary = await uow.summaries.get(stalled.summary_id, learner_id=stalled.learner_id)
            summary.requeue(now=self._clock.now())
            uow.summaries.save(summary)
            await uow.commit()
