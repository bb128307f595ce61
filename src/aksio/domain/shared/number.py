"""Numbers and dates that have to lie between two others."""

from datetime import date
from typing import TypeVar

from aksio.domain.shared.errors import FieldError

Ordered = TypeVar("Ordered", int, date)


def range_error(pointer: str, value: Ordered | None, *, least: Ordered, most: Ordered) -> FieldError | None:
    """What is wrong with a value that must be from `least` to `most`, both included. A missing one is not wrong."""
    if value is None or least <= value <= most:
        return None
    return FieldError(pointer=pointer, code="out_of_range", message=f"Must be from {least} to {most}.")
