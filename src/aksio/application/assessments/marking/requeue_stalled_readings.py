"""Timed: put answers before a worker again when theirs went away, or when their pause is over."""

from aksio.application.assessments.quizzes.quiz_ports import AttemptQueues, AttemptRef, QuizUnitOfWork
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class RequeueStalledReadings:
    """The work itself goes through the outbox like all work. Returns how many attempts it were."""

    def __init__(self, queues: AttemptQueues, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._queues = queues
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        stalled = await self._queues.unread(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(stalled, self._requeue)

    async def _requeue(self, stalled: AttemptRef) -> None:
        async with self._uow as uow:
            attempt = await uow.attempts.get(stalled.attempt_id, taker_id=stalled.taker_id)
            attempt.requeue_reading(now=self._clock.now())
            uow.attempts.save(attempt)
            await uow.commit()
