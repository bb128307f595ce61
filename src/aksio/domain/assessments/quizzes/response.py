"""What a taker gave to one question, and what it earned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.mark import NOTHING
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.shared.ids import QuestionId


class GradedBy(StrEnum):
    """Who gave a mark. The owner's word is final: the key never overrules it."""

    KEY = "key"
    OWNER = "owner"


@dataclass(frozen=True, kw_only=True)
class Grade:
    """`fraction` of the points, what a hint cost taken off."""

    fraction: Fraction
    by: GradedBy
    graded_at: datetime
    feedback: tuple[str, ...] = ()
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class Response:
    """`confidence` is from 0 to 1. `grade` is None before the answer is judged."""

    question_id: QuestionId
    answer: Answer | None = None
    answered_at: datetime | None = None
    confidence: float | None = None
    duration_ms: int | None = None
    hint_taken: bool = False
    grade: Grade | None = None


def graded_by_key(response: Response, question: Question, *, negative_marking: bool, now: datetime) -> Grade | None:
    """What the key says; None leaves it to a person. A hint never makes it worse than no answer."""
    mark = question.grade_leniently(response.answer)
    fraction = mark.counted(negative_marking=negative_marking)
    if fraction is None:
        return None
    if response.hint_taken and fraction > NOTHING:
        fraction = max(NOTHING, fraction - question.hint_cost)
    return Grade(fraction=fraction, by=GradedBy.KEY, graded_at=now, feedback=mark.feedback)
