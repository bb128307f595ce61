"""Take the hint to a question of an attempt."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import ResponseView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class TakeHintCommand:
    """`expected_version` is what the caller last saw of the attempt, if they mind."""

    attempt_id: AttemptId
    question_id: QuestionId
    taker_id: LearnerId
    expected_version: int | None = None


class TakeHint:
    """Twice costs as much as once. Raises AttemptNotFound, QuestionNotFound, NoHint, AttemptOver and Stale."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: TakeHintCommand) -> ResponseView:
        async with self._uow as uow:
            attempt = await uow.attempts.get(command.attempt_id, taker_id=command.taker_id)
            attempt.require_version(command.expected_version)
            before = dict(attempt.responses)
            attempt.take_hint(command.question_id, now=self._clock.now())
            if attempt.responses != before:
                uow.attempts.save(attempt)
                await uow.commit()
        return ResponseView.of(attempt, command.question_id, shows_marks=False)
