"""The owner's word on an answer: an essay that waits, or a mark that the key got wrong."""

from dataclasses import dataclass
from fractions import Fraction

from aksio.application.assessments.quizzes.attempt_views import GradedAnswerView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class GradeAnswerCommand:
    """`score` is in points of the question. `owner_id` is who grades: the owner of the quiz, and nobody else."""

    attempt_id: AttemptId
    question_id: QuestionId
    owner_id: LearnerId
    score: Fraction
    comment: str | None = None
    expected_version: int | None = None


class GradeAnswer:
    """Raises AttemptNotFound, QuestionNotFound, AttemptNotSubmitted, Stale and Invalid."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: GradeAnswerCommand) -> GradedAnswerView:
        async with self._uow as uow:
            attempt = await uow.attempts.get_for_owner(command.attempt_id, owner_id=command.owner_id)
            attempt.require_version(command.expected_version)
            question = attempt.graded_question(command.question_id)
            fraction = command.score / Fraction(question.points)
            attempt.grade(question.id, fraction, comment=command.comment, now=self._clock.now())
            uow.attempts.save(attempt)
            await uow.commit()
        return GradedAnswerView.of(attempt, question)
