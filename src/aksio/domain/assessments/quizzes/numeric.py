"""Give a number."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, WrittenNumber, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, Mark
from aksio.domain.assessments.quizzes.number_text import LARGEST_EXPONENT, NotANumber, read_number
from aksio.domain.assessments.quizzes.option import LONGEST_FEEDBACK
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

LONGEST_UNIT = 50
MOST_ALTERNATIVES = 50
_EXACT = Context(prec=250)


class ToleranceKind(StrEnum):
    """Whether the tolerance is an amount, or a share of the value."""

    NOMINAL = "nominal"
    RELATIVE = "relative"


@dataclass(frozen=True, kw_only=True)
class AcceptedNumber:
    """Another number, or a wider tolerance around the same, that earns a fraction. Its tolerance is an amount."""

    value: Decimal
    tolerance: Decimal = Decimal(0)
    fraction: Fraction = ALL
    feedback: str | None = None

    def errors(self, place: str) -> Iterable[FieldError | None]:
        """What is wrong with it, when it stands at `place`."""
        yield from _number_errors(place, self.value, self.tolerance)
        if not 0 <= self.fraction <= 1:
            yield FieldError(pointer=f"{place}/fraction", code="out_of_range", message="Must be from 0 to 1.")
        if self.feedback is not None:
            yield text_error(f"{place}/feedback", self.feedback, longest=LONGEST_FEEDBACK)


@dataclass(frozen=True, kw_only=True)
class Numeric:
    """Right within the tolerance, bounds included, and in the unit if there is one: its case matters, mW is not MW.

    Of what is accepted, the value itself or an alternative, the best that fits counts.
    """

    kind: ClassVar = QuestionKind.NUMERIC
    value: Decimal
    tolerance: Decimal = Decimal(0)
    tolerance_kind: ToleranceKind = ToleranceKind.NOMINAL
    unit: str | None = None
    alternatives: tuple[AcceptedNumber, ...] = ()
    feedback_right: str | None = None
    feedback_wrong: str | None = None

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        yield from _number_errors("", self.value, self.tolerance)
        if len(self.alternatives) > MOST_ALTERNATIVES:
            yield FieldError(pointer="/alternatives", code="too_many", message=f"At most {MOST_ALTERNATIVES}.")
        for number, accepted in enumerate(self.alternatives[:MOST_ALTERNATIVES]):
            yield from accepted.errors(f"/alternatives/{number}")
        for name in ("feedback_right", "feedback_wrong"):
            if (text := getattr(self, name)) is not None:
                yield text_error(f"/{name}", text, longest=LONGEST_FEEDBACK)
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
        found = [one for one in self._accepted() if abs(number - Fraction(one.value)) <= Fraction(one.tolerance)]
        best = max(found, key=lambda one: one.fraction, default=None) if self._is_unit(written.unit) else None
        said = self.feedback_wrong if best is None else best.feedback
        return Mark(fraction=best.fraction if best else NOTHING, feedback=(said,) if said else ())

    @property
    def nominal_tolerance(self) -> Decimal:
        """The tolerance as an amount, exactly: two numbers of 100 digits have a product of at most 200."""
        if self.tolerance_kind is ToleranceKind.NOMINAL:
            return self.tolerance
        return _EXACT.multiply(self.value.copy_abs(), self.tolerance)

    def _accepted(self) -> tuple[AcceptedNumber, ...]:
        """The value first."""
        main = AcceptedNumber(value=self.value, tolerance=self.nominal_tolerance, feedback=self.feedback_right)
        return (main, *self.alternatives)

    def _is_unit(self, unit: str | None) -> bool:
        return self.unit is None or _folded(unit or "") == _folded(self.unit)


def _folded(unit: str) -> str:
    return "".join(unicodedata.normalize("NFC", unit).split())


def _number_errors(place: str, value: Decimal, tolerance: Decimal) -> Iterable[FieldError]:
    for name, number in (("value", value), ("tolerance", tolerance)):
        if not number.is_finite() or (number and abs(number.adjusted()) > LARGEST_EXPONENT):
            yield FieldError(pointer=f"{place}/{name}", code="out_of_range", message="Is too large or too small.")
        elif len(number.as_tuple().digits) > LARGEST_EXPONENT:
            yield FieldError(pointer=f"{place}/{name}", code="too_long", message="Has too many digits.")
    if tolerance.is_finite() and tolerance < 0:
        yield FieldError(pointer=f"{place}/tolerance", code="out_of_range", message="Must not be negative.")
