"""Timed: submit attempts whose time is up and whose takers went away."""

from aksio.application.assessments.quizzes.quiz_ports import AttemptQueues, AttemptRef, QuizUnitOfWork
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.shared.one_by_one import one_by_one
from aksio.application.shared.ports import Clock

MOST_AT_ONCE = 100


class SubmitOverdueAttempts:
    """Returns how many it were."""

    def __init__(self, queues: AttemptQueues, uow: QuizUnitOfWork, submission: Submission, clock: Clock) -> None:
        self._queues = queues
        self._uow = uow
        self._submission = submission
        self._clock = clock

    async def __call__(self) -> int:
        overdue = await self._queues.overdue(now=self._clock.now(), limit=MOST_AT_ONCE)
        return await one_by_one(overdue, self._submit)

    async def _submit(self, overdue: AttemptRef) -> bool:
        now = self._clock.now()
        async with self._uow as uow:
            attempt = await uow.attempts.get(overdue.attempt_id, taker_id=overdue.taker_id)
            if not attempt.is_overdue(now):
                return False
            await self._submission.of(uow, attempt, now)
        return True
