"""Numbers as people write them, exactly."""

import re
from decimal import Decimal

LONGEST_NUMBER = 50
LARGEST_EXPONENT = 100
_NUMBER = re.compile(r"[+\-−]?(\d+([.,]\d*)?|[.,]\d+)([eE][+\-]?\d{1,3})?")
_GROUPED = re.compile(r"[+\-−]?[1-9]\d{0,2},\d{3}")


class NotANumber(ValueError):
    """No number, or one that can be read in two ways."""


def read_number(text: str) -> Decimal:
    """The number; a comma may stand for the point. Raises NotANumber, saying why.

    "1,000" is refused: it is a thousand to some and one to others.
    """
    bare = text.strip()
    if len(bare) > LONGEST_NUMBER or not _NUMBER.fullmatch(bare):
        raise NotANumber("Must be a number such as 3.14 or 2e-5.")
    if _GROUPED.fullmatch(bare):
        raise NotANumber("Could be thousands or a fraction: write it without grouping, and with a point.")
    number = Decimal(bare.replace(",", ".").replace("−", "-"))
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise NotANumber("Is too large or too small.")
    return number
