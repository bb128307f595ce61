"""Keyset pages: the cursor holds the sort key of the last row, so a page costs the same however far down it is."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Select, literal, tuple_

from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.errors import Invalid

T = TypeVar("T")


def page_query(
    query: Select[Any], request: PageRequest, *keys: ColumnElement[Any], descending: bool = False
) -> Select[Any]:
    """The rows after the cursor in the order of `keys`, one more than asked for, so that the last page is known.

    The keys together must be unique and never null; end with the id.
    """
    if request.cursor is not None:
        place = decode_cursor(request.cursor, [key.type.python_type for key in keys])
        row, after = tuple_(*keys), tuple_(*(literal(value, key.type) for value, key in zip(place, keys, strict=True)))
        query = query.where(row < after if descending else row > after)
    return query.order_by(*(key.desc() if descending else key for key in keys)).limit(request.limit + 1)


def page_of(
    rows: Sequence[RowMapping], request: PageRequest, view: Callable[[RowMapping], T], *keys: ColumnElement[Any]
) -> Page[T]:
    """The rows of `page_query` as a page of views."""
    shown = rows[: request.limit]
    last = shown[-1] if len(rows) > request.limit else None
    next_cursor = None if last is None else encode_cursor([last[key] for key in keys])
    return Page(items=[view(row) for row in shown], next_cursor=next_cursor)


def encode_cursor(place: list[Any]) -> str:
    """A place in a list as an opaque word."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def decode_cursor(cursor: str, types: list[type]) -> tuple[Any, ...]:
    """The place again. Raises Invalid, naming the query parameter."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place: tuple[Any, ...] = msgspec.json.decode(raw, type=tuple[tuple(types)])  # type: ignore[misc]
        return tuple(_storable(value) for value in place)
    except (binascii.Error, ValueError, OverflowError, msgspec.MsgspecError) as error:
        raise Invalid.field(
            "/query/cursor", "bad_cursor", "Use the next_cursor of an earlier page, unchanged."
        ) from error


def _storable(value: Any) -> Any:
    """The value, unless no database takes it: cursors come from outside. Raises ValueError and OverflowError."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if (isinstance(value, str) and "\0" in value) or (isinstance(value, int) and not -(2**63) <= value < 2**63):
        raise ValueError(value)
    return value
