"""Choose one."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, ChosenOption, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.option import Option, feedback_to, option_errors
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


@dataclass(frozen=True, kw_only=True)
class SingleChoice:
    """Earns the fraction of the option. Exactly one option is worth everything.

    Where wrong answers cost something, an option of fraction 0 costs what makes blind guessing worth nothing.
    """

    kind: ClassVar = QuestionKind.SINGLE_CHOICE
    options: tuple[Option, ...]

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        yield from option_errors(self.options)
        if sum(option.fraction == ALL for option in self.options) != 1:
            yield FieldError(pointer="/options", code="one_key", message="Exactly one option must be right.")

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, and for an option that is not there."""
        option_id = expect(answer, ChosenOption).option_id
        chosen = next((option for option in self.options if option.id == option_id), None)
        if chosen is None:
            raise refuse_answer("/option_id", "unknown_option", "There is no such option.")
        penalty = Fraction(1, len(self.options) - 1) if chosen.fraction == NOTHING else NOTHING
        return Mark(fraction=chosen.fraction, penalty=penalty, feedback=feedback_to([chosen]))
