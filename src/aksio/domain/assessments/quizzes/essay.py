"""Write at length. A person has the last word on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import LONGEST_ESSAY, Answer, WrittenText, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import PENDING, UNANSWERED, Mark
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

MOST_WORDS = 10_000
MOST_CRITERIA = 20
MOST_LEVELS = 10
MOST_POINTS = 1_000


@dataclass(frozen=True, kw_only=True)
class RubricLevel:
    """How well a criterion can be met, and what that is worth."""

    text: str
    points: Decimal


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One thing that is looked for."""

    name: str
    levels: tuple[RubricLevel, ...]


@dataclass(frozen=True, kw_only=True)
class Essay:
    """`rubric` is for whoever grades it; without one they judge the whole."""

    kind: ClassVar = QuestionKind.ESSAY
    rubric: tuple[Criterion, ...] = ()
    max_words: int | None = None

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        if self.max_words is not None and not 1 <= self.max_words <= MOST_WORDS:
            yield FieldError(pointer="/max_words", code="out_of_range", message=f"Must be from 1 to {MOST_WORDS}.")
        if len(self.rubric) > MOST_CRITERIA:
            yield FieldError(pointer="/rubric", code="too_many", message=f"At most {MOST_CRITERIA} criteria.")
        for number, criterion in enumerate(self.rubric[: MOST_CRITERIA + 1]):
            yield from _criterion_errors(criterion, f"/rubric/{number}")

    def grade(self, answer: Answer) -> Mark:
        """Waits for a person. Raises Invalid for another shape, and for too many words."""
        text = expect(answer, WrittenText).text
        if text_error("", text, longest=LONGEST_ESSAY, shortest=0):
            raise refuse_answer("/text", "bad_text", f"Must be text of at most {LONGEST_ESSAY} characters.")
        if self.max_words is not None and len(text.split()) > self.max_words:
            raise refuse_answer("/text", "too_many_words", f"Must have at most {self.max_words} words.")
        return PENDING if text.strip() else UNANSWERED


def _criterion_errors(criterion: Criterion, place: str) -> Iterable[FieldError | None]:
    yield text_error(f"{place}/name", criterion.name, longest=200)
    if not 2 <= len(criterion.levels) <= MOST_LEVELS:
        yield FieldError(pointer=f"{place}/levels", code="bad_number", message=f"Must be 2 to {MOST_LEVELS}.")
    for number, level in enumerate(criterion.levels[: MOST_LEVELS + 1]):
        yield text_error(f"{place}/levels/{number}/text", level.text, longest=1_000)
        if not (level.points.is_finite() and 0 <= level.points <= MOST_POINTS):
            pointer = f"{place}/levels/{number}/points"
            yield FieldError(pointer=pointer, code="out_of_range", message=f"Must be from 0 to {MOST_POINTS}.")
