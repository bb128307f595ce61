"""Object to a mark."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import ResponseView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class AppealMarkCommand:
    """`reason` is for the owner of the quiz. `expected_version` is what the caller last saw, if they mind."""

    attempt_id: AttemptId
    question_id: QuestionId
    taker_id: LearnerId
    reason: str
    expected_version: int | None = None


class AppealMark:
    """Once per answer. Raises AttemptNotFound, QuestionNotFound, NotAppealable, AppealedBefore, Stale and Invalid."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: AppealMarkCommand) -> ResponseView:
        now = self._clock.now()
        async with self._uow as uow:
            attempt = await uow.attempts.get(command.attempt_id, taker_id=command.taker_id)
            attempt.require_version(command.expected_version)
            is_closed = (await uow.attempts.closing(attempt.quiz_id)).is_past(now)
            attempt.appeal(command.question_id, command.reason, quiz_closed=is_closed, now=now)
            uow.attempts.save(attempt)
            await uow.commit()
        return ResponseView.of(attempt, command.question_id, shows_marks=True)
