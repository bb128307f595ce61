"""What a taker gave to one question, and what it earned."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from aksio.domain.assessments.quizzes.answers import Answer, WrittenText
from aksio.domain.assessments.quizzes.appeal import Appeal
from aksio.domain.assessments.quizzes.mark import NOTHING
from aksio.domain.assessments.quizzes.model_reading import ModelReading, ReadingStatus
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.yardstick import yardsticks_of
from aksio.domain.shared.ids import QuestionId


class GradedBy(StrEnum):
    """Who gave a mark. The owner's word is final: neither key nor model overrules it. A model's mark is provisional."""

    KEY = "key"
    MODEL = "model"
    OWNER = "owner"


@dataclass(frozen=True, kw_only=True)
class Grade:
    """`fraction` of the points, what a hint cost taken off."""

    fraction: Fraction
    by: GradedBy
    graded_at: datetime
    feedback: tuple[str, ...] = ()
    comment: str | None = None

    @property
    def is_provisional(self) -> bool:
        """Whether a model gave it, and the owner has not spoken."""
        return self.by is GradedBy.MODEL


@dataclass(frozen=True, kw_only=True)
class Response:
    """`confidence` is from 0 to 1. `grade` is None before the answer is judged.

    `reading` is there where a model has looked at the answer, or will; `appeal` where the taker objected to the mark.
    """

    question_id: QuestionId
    answer: Answer | None = None
    answered_at: datetime | None = None
    confidence: float | None = None
    duration_ms: int | None = None
    hint_taken: bool = False
    grade: Grade | None = None
    reading: ModelReading | None = None
    appeal: Appeal | None = None

    @property
    def text(self) -> str:
        """What was written, if words were asked for."""
        return self.answer.text if isinstance(self.answer, WrittenText) else ""

    @property
    def waits_for_model(self) -> bool:
        """Whether a model is still to look at it."""
        return self.reading is not None and self.reading.status is ReadingStatus.PENDING


def graded_by_key(response: Response, question: Question, *, negative_marking: bool, now: datetime) -> Grade | None:
    """What the key says; None leaves it to a person. A hint never makes it worse than no answer."""
    mark = question.grade_leniently(response.answer)
    fraction = mark.counted(negative_marking=negative_marking)
    if fraction is None:
        return None
    grade = Grade(fraction=fraction, by=GradedBy.KEY, graded_at=now, feedback=mark.feedback)
    return _less_the_hint(grade, response, question)


def graded_by_model(response: Response, question: Question, *, now: datetime) -> Grade | None:
    """What the samples gave; None where they do not count."""
    fraction = None if response.reading is None else response.reading.fraction
    if fraction is None:
        return None
    return _less_the_hint(Grade(fraction=fraction, by=GradedBy.MODEL, graded_at=now), response, question)


def is_for_a_model(response: Response, question: Question) -> bool:
    """Whether a model could say what the key cannot: an essay by rubric, or a short answer that matches nothing."""
    if not response.text.strip() or not yardsticks_of(question):
        return False
    return not (isinstance(question.task, ShortAnswer) and question.task.recognises(response.text))


def _less_the_hint(grade: Grade, response: Response, question: Question) -> Grade:
    if not response.hint_taken or grade.fraction <= NOTHING:
        return grade
    return replace(grade, fraction=max(NOTHING, grade.fraction - question.hint_cost))
