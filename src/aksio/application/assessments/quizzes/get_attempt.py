"""Show an attempt to its taker."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.shown_attempt import Submission, shown
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetAttemptQuery:
    """Which, and who asks."""

    attempt_id: AttemptId
    taker_id: LearnerId


class GetAttempt:
    """One whose time is up is submitted at this moment at the latest. Raises AttemptNotFound."""

    def __init__(self, uow: QuizUnitOfWork, submission: Submission, clock: Clock) -> None:
        self._uow = uow
        self._submission = submission
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, query: GetAttemptQuery) -> AttemptView:
        now = self._clock.now()
        async with self._uow as uow:
            attempt = await uow.attempts.get(query.attempt_id, taker_id=query.taker_id)
            if attempt.is_overdue(now):
                await self._submission.of(uow, attempt, now)
            return await shown(uow, attempt, now)
