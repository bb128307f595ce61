"""Moments in request bodies that no clock set to UTC can show."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from aksio.domain.shared.errors import FieldError


def beyond_time(value: object, pointer: str = "") -> Iterator[FieldError]:
    """Those before the year 1 or after 9999 in UTC, such as 0001-01-01T00:00+01:00, wherever they stand in a body."""
    match value:
        case datetime() if not _is_in_utc(value):
            yield FieldError(pointer=pointer, code="out_of_range", message="This moment is beyond the calendar.")
        case msgspec.Struct():
            for field in msgspec.structs.fields(value):
                yield from beyond_time(getattr(value, field.name), f"{pointer}/{field.encode_name}")
        case list() | tuple():
            for place, item in enumerate(value):
                yield from beyond_time(item, f"{pointer}/{place}")


def _is_in_utc(moment: datetime) -> bool:
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True
