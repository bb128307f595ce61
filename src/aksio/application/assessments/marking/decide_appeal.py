"""The owner's answer to an objection: the mark stands, or there is another."""

from dataclasses import dataclass
from fractions import Fraction

from aksio.application.assessments.quizzes.attempt_views import GradedAnswerView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class DecideAppealCommand:
    """`score` is in points of the question; None lets the mark stand. `owner_id` is who decides."""

    attempt_id: AttemptId
    question_id: QuestionId
    owner_id: LearnerId
    score: Fraction | None
    comment: str | None = None
    expected_version: int | None = None


class DecideAppeal:
    """It is final. Raises AttemptNotFound, QuestionNotFound, AppealNotFound, Stale and Invalid."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DecideAppealCommand) -> GradedAnswerView:
        async with self._uow as uow:
            attempt = await uow.attempts.get_for_owner(command.attempt_id, owner_id=command.owner_id)
            attempt.require_version(command.expected_version)
            question = attempt.graded_question(command.question_id)
            fraction = None if command.score is None else command.score / Fraction(question.points)
            attempt.decide_appeal(question.id, fraction, comment=command.comment, now=self._clock.now())
            uow.attempts.save(attempt)
            await uow.commit()
        return GradedAnswerView.of(attempt, question)
