"""An option of a choice question."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.quizzes.part import Part, part_errors, part_id
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

LONGEST_FEEDBACK = 2_000


@dataclass(frozen=True, kw_only=True)
class Option(Part):
    """Choosing it earns `fraction`: more than 0 for a right one, 0 or less for a wrong one."""

    fraction: Fraction
    feedback: str | None = None

    @classmethod
    def worth(cls, fraction: Fraction, text: str, *, feedback: str | None = None, id: str | None = None) -> Self:
        """An option with the id that it had before, or with a new one."""
        return cls(id=id or part_id(text), text=text, fraction=fraction, feedback=feedback)

    @property
    def is_correct(self) -> bool:
        """Whether it belongs to the right answer."""
        return self.fraction > 0


def option_errors(options: Sequence[Option]) -> list[FieldError | None]:
    """What is wrong with the options of a question, whatever its type."""
    errors = part_errors(options, "/options", fewest=2)
    for number, option in enumerate(options):
        if not -1 <= option.fraction <= 1:
            place = f"/options/{number}/fraction"
            errors.append(FieldError(pointer=place, code="out_of_range", message="Must be from -1 to 1."))
        if option.feedback is not None:
            errors.append(text_error(f"/options/{number}/feedback", option.feedback, longest=LONGEST_FEEDBACK))
    return errors


def feedback_to(options: Sequence[Option]) -> tuple[str, ...]:
    """What the author says to those who chose these."""
    return tuple(option.feedback for option in options if option.feedback)
