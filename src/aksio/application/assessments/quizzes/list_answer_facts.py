"""What was answered in an attempt, for those who follow a learner's progress."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound
from aksio.domain.assessments.quizzes.response import Grade
from aksio.domain.shared.ids import AttemptId, CourseId, DocumentId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class AnswerFact:
    """An answer. The course is the taker's own, or None; `tags` and `document_id` are those of the question.

    `fraction` is from 0 to 1; None where the taker may not see it, and until a mark is final: what a model suggests is
    evidence of nothing before the owner confirms it.
    """

    attempt_id: AttemptId
    question_id: QuestionId
    learner_id: LearnerId
    course_id: CourseId | None
    tags: tuple[str, ...]
    document_id: DocumentId | None
    answered_at: datetime
    duration_ms: int | None
    fraction: float | None


class ListAnswerFacts:
    """Questions that were left out are no acts of learning. An attempt that is gone, or not over, has no facts."""

    def __init__(self, uow: QuizUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, attempt_id: AttemptId, *, taker_id: LearnerId) -> list[AnswerFact]:
        async with self._uow as uow:
            try:
                attempt = await uow.attempts.get(attempt_id, taker_id=taker_id)
            except AttemptNotFound:
                return []
        return _facts(attempt) if attempt.is_over else []


def _facts(attempt: Attempt) -> list[AnswerFact]:
    is_own = attempt.taker_id == attempt.owner_id
    may_see = is_own or attempt.shows_answers(quiz_closed=attempt.revealed_at is not None)
    facts = []
    for question_id, response in attempt.responses.items():
        if response.answer is None or response.answered_at is None:
            continue
        question = attempt.graded_question(question_id)
        facts.append(
            AnswerFact(
                attempt_id=attempt.id,
                question_id=question_id,
                learner_id=attempt.taker_id,
                course_id=attempt.course_id if is_own else None,
                tags=question.tags,
                document_id=None if question.source is None else question.source.document_id,
                answered_at=response.answered_at,
                duration_ms=response.duration_ms,
                fraction=_final(response.grade) if may_see else None,
            )
        )
    return facts


def _final(grade: Grade | None) -> float | None:
    return None if grade is None or grade.is_provisional else min(1.0, max(0.0, float(grade.fraction)))
