"""What an item declares to be right, and what that is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element

from aksio.adapters.interchange.qti.elements import attribute, descendants
from aksio.domain.assessments.quizzes.fraction_text import fraction_of
from aksio.domain.assessments.quizzes.number_text import NotANumber, read_number


class NotOurs(Exception):
    """An item that we have no question for. `reason` is a word, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Response:
    """A responseDeclaration. `mapped` is empty when there is no mapping."""

    cardinality: str
    base_type: str
    correct: Sequence[str]
    mapped: dict[str, Decimal]

    @property
    def is_number(self) -> bool:
        """Whether a number is asked for."""
        return self.base_type in ("float", "integer")

    def require_key(self) -> None:
        """Raises NotOurs when nothing is said to be right."""
        if not self.correct:
            raise NotOurs("no_key", "It does not say what is right.")


def responses_of(item: Element) -> dict[str, Response]:
    """By their identifiers. Raises NotOurs for numbers that are none."""
    return {attribute(one, "identifier"): _response(one) for one in descendants(item, "responseDeclaration")}


def _response(declared: Element) -> Response:
    correct = [
        " ".join("".join(value.itertext()).split())
        for right in descendants(declared, "correctResponse")
        for value in descendants(right, "value")
    ]
    mapped = {
        attribute(one, "mapKey"): number(attribute(one, "mappedValue")) for one in descendants(declared, "mapEntry")
    }
    return Response(
        cardinality=attribute(declared, "cardinality", "single"),
        base_type=attribute(declared, "baseType", "identifier"),
        correct=[value for value in correct if value],
        mapped=mapped,
    )


def number(text: str) -> Decimal:
    """Raises NotOurs."""
    try:
        return read_number(text)
    except NotANumber:
        raise NotOurs("bad_number", f"{text[:30] or 'Nothing'} stands where a number is needed.") from None


def share(part: Decimal, whole: Decimal) -> Fraction:
    """A part of the marks, no more than all and no less than minus all."""
    if abs(part.adjusted()) > 30 or abs(whole.adjusted()) > 30 or whole <= 0:
        raise NotOurs("bad_mapping", "Its mapping does not say what is right.")
    return max(Fraction(-1), min(Fraction(1), fraction_of(Decimal(part) / Decimal(whole))))
