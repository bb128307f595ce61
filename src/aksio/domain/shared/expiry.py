"""When something that is given away ends."""

from datetime import UTC, datetime

from aksio.domain.shared.errors import FieldError

_LAST = datetime(9999, 12, 30, tzinfo=UTC)
"""Later instants exist in some time zones only."""


def expiry_error(pointer: str, at: datetime | None, *, now: datetime) -> FieldError | None:
    """What is wrong with an end, or None; no end is fine."""
    if at is None or now < at <= _LAST:
        return None
    if at <= now:
        return FieldError(pointer=pointer, code="past", message="Must be in the future.")
    return FieldError(pointer=pointer, code="out_of_range", message="Must be before the end of the year 9999.")
