"""Timed: let takers of others' quizzes have what was held back until the quiz closed."""

from aksio.application.assessments.quizzes.quiz_ports import AttemptQueues, AttemptRef, QuizUnitOfWork
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class RevealAttempts:
    """From then on their answers are evidence of what they know. Returns how many attempts it were."""

    def __init__(self, queues: AttemptQueues, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._queues = queues
        self._uow = uow
        self._clock = clock

    async def __call__(self) -> int:
        closed = await self._queues.to_reveal(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(closed, self._reveal)

    async def _reveal(self, closed: AttemptRef) -> None:
        async with self._uow as uow:
            attempt = await uow.attempts.get(closed.attempt_id, taker_id=closed.taker_id)
            attempt.reveal(now=self._clock.now())
            uow.attempts.save(attempt)
            await uow.commit()
