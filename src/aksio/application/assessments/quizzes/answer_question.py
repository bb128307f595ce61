"""Answer a question of an attempt, or take the answer back."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import ResponseView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class AnswerQuestionCommand:
    """No answer takes the earlier one back. `duration_ms` is what the question took so far, in all."""

    attempt_id: AttemptId
    question_id: QuestionId
    taker_id: LearnerId
    answer: Answer | None
    confidence: float | None = None
    duration_ms: int | None = None
    expected_version: int | None = None


class AnswerQuestion:
    """The same answer again is no change, and the attempt keeps its version.

    Raises AttemptNotFound, QuestionNotFound, AttemptOver, AnswerLocked, Stale, and Invalid at the answer.
    """

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: AnswerQuestionCommand) -> ResponseView:
        async with self._uow as uow:
            attempt = await uow.attempts.get(command.attempt_id, taker_id=command.taker_id)
            attempt.require_version(command.expected_version)
            before = dict(attempt.responses)
            attempt.answer(
                command.question_id,
                command.answer,
                confidence=command.confidence,
                duration_ms=command.duration_ms,
                now=self._clock.now(),
            )
            if attempt.responses != before:
                uow.attempts.save(attempt)
                await uow.commit()
        return ResponseView.of(attempt, command.question_id, shows_marks=False)
