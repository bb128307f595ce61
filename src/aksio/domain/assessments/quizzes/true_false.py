"""True or false."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, TruthValue, expect
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


@dataclass(frozen=True, kw_only=True)
class TrueFalse:
    """`correct` is whether the statement is true. With two ways, a wrong one costs as much as a right one earns."""

    kind: ClassVar = QuestionKind.TRUE_FALSE
    correct: bool

    def errors(self) -> Iterable[FieldError | None]:
        """Nothing can be wrong."""
        return ()

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape."""
        is_right = expect(answer, TruthValue).value == self.correct
        return Mark(fraction=ALL) if is_right else Mark(fraction=NOTHING, penalty=ALL)
