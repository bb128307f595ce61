"""Finish an attempt."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.shown_attempt import Submission, shown
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId


@dataclass(frozen=True, kw_only=True)
class SubmitAttemptCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    attempt_id: AttemptId
    taker_id: LearnerId
    expected_version: int | None = None


class SubmitAttempt:
    """Submitting twice is once. Raises AttemptNotFound and Stale."""

    def __init__(self, uow: QuizUnitOfWork, submission: Submission, clock: Clock) -> None:
        self._uow = uow
        self._submission = submission
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: SubmitAttemptCommand) -> AttemptView:
        now = self._clock.now()
        async with self._uow as uow:
            attempt = await uow.attempts.get(command.attempt_id, taker_id=command.taker_id)
            attempt.require_version(command.expected_version)
            await self._submission.of(uow, attempt, now)
            return await shown(uow, attempt, now)
