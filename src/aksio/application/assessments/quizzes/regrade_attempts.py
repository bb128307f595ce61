"""Grade a quiz's attempts by another version, one by one. Follows QuizRegradeRequested."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import AttemptQueues, AttemptRef, QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import QuizId

AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class RegradeAttemptsCommand:
    """`number` is the version to grade by."""

    quiz_id: QuizId
    number: int


class RegradeAttempts:
    """May be repeated, also after it was interrupted: an attempt that is done is not found again."""

    def __init__(self, queues: AttemptQueues, uow: QuizUnitOfWork, clock: Clock, *, has_reader: bool = False) -> None:
        self._queues = queues
        self._uow = uow
        self._clock = clock
        self._has_reader = has_reader

    async def __call__(self, command: RegradeAttemptsCommand) -> None:
        version = await self._queues.version(command.quiz_id, number=command.number)
        while version is not None:
            found = await self._queues.graded_otherwise(command.quiz_id, number=command.number, limit=AT_ONCE)
            for attempt in found:
                await self._regrade(attempt, version)
            if not found:
                return

    async def _regrade(self, found: AttemptRef, version: QuizVersion) -> None:
        async def regrade() -> None:
            async with self._uow as uow:
                attempt = await uow.attempts.get(found.attempt_id, taker_id=found.taker_id)
                attempt.regrade(version, has_reader=self._has_reader, now=self._clock.now())
                uow.attempts.save(attempt)
                await uow.commit()

        try:
            await until_first(regrade)
        except AttemptNotFound:
            return
