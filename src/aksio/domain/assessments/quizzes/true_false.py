"""True or false."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, TruthValue, expect
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.option import LONGEST_FEEDBACK
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error


@dataclass(frozen=True, kw_only=True)
class TrueFalse:
    """`correct` is whether the statement is true. With two ways, a wrong one costs as much as a right one earns."""

    kind: ClassVar = QuestionKind.TRUE_FALSE
    correct: bool
    feedback_right: str | None = None
    feedback_wrong: str | None = None

    def errors(self) -> Iterable[FieldError | None]:
        """Only what is said to an answer can be wrong."""
        for name in ("feedback_right", "feedback_wrong"):
            if (text := getattr(self, name)) is not None:
                yield text_error(f"/{name}", text, longest=LONGEST_FEEDBACK)

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape."""
        is_right = expect(answer, TruthValue).value == self.correct
        said = self.feedback_right if is_right else self.feedback_wrong
        feedback = (said,) if said else ()
        return (
            Mark(fraction=ALL, feedback=feedback)
            if is_right
            else Mark(fraction=NOTHING, penalty=ALL, feedback=feedback)
        )
