"""Give a number."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, WrittenNumber, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.number_text import LARGEST_EXPONENT, NotANumber, read_number
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

LONGEST_UNIT = 50


class ToleranceKind(StrEnum):
    """Whether the tolerance is an amount, or a share of the value."""

    NOMINAL = "nominal"
    RELATIVE = "relative"


@dataclass(frozen=True, kw_only=True)
class Numeric:
    """Right within the tolerance, bounds included, and in the unit if there is one: its case matters, mW is not MW."""

    kind: ClassVar = QuestionKind.NUMERIC
    value: Decimal
    tolerance: Decimal = Decimal(0)
    tolerance_kind: ToleranceKind = ToleranceKind.NOMINAL
    unit: str | None = None

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        for name, number in (("value", self.value), ("tolerance", self.tolerance)):
            if not number.is_finite() or (number and abs(number.adjusted()) > LARGEST_EXPONENT):
                yield FieldError(pointer=f"/{name}", code="out_of_range", message="Is too large or too small.")
            elif len(number.as_tuple().digits) > LARGEST_EXPONENT:
                yield FieldError(pointer=f"/{name}", code="too_long", message="Has too many digits.")
        if self.tolerance.is_finite() and self.tolerance < 0:
            yield FieldError(pointer="/tolerance", code="out_of_range", message="Must not be negative.")
        if self.unit is not None:
            yield text_error("/unit", self.unit, longest=LONGEST_UNIT)

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, and for what is no number."""
        written = expect(answer, WrittenNumber)
        try:
            number = Fraction(read_number(written.value))
        except NotANumber as error:
            raise refuse_answer("/value", "not_a_number", str(error)) from None
        if written.unit is not None and text_error("", written.unit, longest=LONGEST_UNIT, shortest=0):
            raise refuse_answer("/unit", "bad_text", f"Must be text of at most {LONGEST_UNIT} characters.")
        is_right = self._is_close(number) and self._is_unit(written.unit)
        return Mark(fraction=ALL if is_right else NOTHING)

    def _is_close(self, number: Fraction) -> bool:
        value, tolerance = Fraction(self.value), Fraction(self.tolerance)
        if self.tolerance_kind is ToleranceKind.RELATIVE:
            tolerance *= abs(value)
        return abs(number - value) <= tolerance

    def _is_unit(self, unit: str | None) -> bool:
        return self.unit is None or _folded(unit or "") == _folded(self.unit)


def _folded(unit: str) -> str:
    return "".join(unicodedata.normalize("NFC", unit).split())
