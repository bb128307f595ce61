"""Fractions as people write them: 33.3333 % is a third."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

_LARGEST_DENOMINATOR = 20
_CLOSE = Fraction(1, 10_000)


def fraction_of(number: Decimal) -> Fraction:
    """The number, or the simple fraction that it is a rounding of. Not for numbers with huge exponents."""
    exact = Fraction(number)
    simple = exact.limit_denominator(_LARGEST_DENOMINATOR)
    return simple if abs(simple - exact) < _CLOSE else exact


def equal_fractions(correct: Sequence[bool]) -> tuple[Fraction, ...]:
    """What options earn that are only known to be right or wrong: the right ones share the whole."""
    share = Fraction(1, max(1, sum(correct)))
    return tuple(share if is_right else Fraction(0) for is_right in correct)
