"""One worker's hold on the answers of an attempt that wait for a model."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.hold import Hold
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.application.shared.side_by_side import alive_during
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.model_reading import ModelReading
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId

T = TypeVar("T")


class HeldReading:
    """Every step is one transaction, guarded by the token: a worker that lost its hold writes nothing more.

    A step raises WorkTaken when the work is in other hands or done, and AttemptNotFound when the attempt is gone.
    """

    def __init__(
        self, attempt_id: AttemptId, taker_id: LearnerId, *, hold: Hold, uow: QuizUnitOfWork, clock: Clock
    ) -> None:
        self._attempt_id = attempt_id
        self._taker_id = taker_id
        self._hold = hold
        self._uow = uow
        self._clock = clock

    async def take_up(self) -> Attempt:
        """Begin, or go on after another."""
        return await self._step(lambda attempt, now: attempt.take_up_reading(self._hold.lease(now), now=now))

    async def record(self, question_id: QuestionId, reading: ModelReading) -> None:
        """The recovery point: what became of one answer."""
        await self._step(
            lambda attempt, now: attempt.record_reading(question_id, reading, lease=self._hold.lease(now), now=now)
        )

    async def pause(self, at_least: timedelta) -> None:
        """Go on later."""
        token = self._hold.token
        await self._step(lambda attempt, now: attempt.pause_reading(token=token, at_least=at_least, now=now))

    async def hand_back(self) -> None:
        """Let another worker go on."""
        await self._step(lambda attempt, now: attempt.hand_back_reading(token=self._hold.token, now=now))

    async def alive_during(self, call: Coroutine[Any, Any, T]) -> T:
        """What a slow call returns; the lease is renewed while it lasts, and the call ends with it."""
        return await alive_during(call, show_life=self._keep, every=self._hold.lasting / 3)

    async def _keep(self) -> None:
        await self._step(lambda attempt, now: attempt.keep_reading(self._hold.lease(now)))

    async def _step(self, change: Callable[[Attempt, datetime], None]) -> Attempt:
        async def once() -> Attempt:
            async with self._uow as uow:
                attempt = await uow.attempts.get(self._attempt_id, taker_id=self._taker_id)
                change(attempt, self._clock.now())
                uow.attempts.save(attempt)
                await uow.commit()
            return attempt

        return await until_first(once)
