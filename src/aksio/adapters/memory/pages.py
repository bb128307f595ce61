"""Pages of things in memory."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.errors import Invalid

T = TypeVar("T")
V = TypeVar("V")


def page_after(
    things: Sequence[T], request: PageRequest, id_of: Callable[[T], UUID], view: Callable[[T], V]
) -> Page[V]:
    """The part of an ordered list after the thing that the cursor names."""
    start = 0 if request.cursor is None else _place(things, request.cursor, id_of) + 1
    shown = things[start : start + request.limit]
    more = start + request.limit < len(things)
    return Page(items=[view(thing) for thing in shown], next_cursor=str(id_of(shown[-1])) if more else None)


def _place(things: Sequence[T], cursor: str, id_of: Callable[[T], UUID]) -> int:
    for place, thing in enumerate(things):
        if str(id_of(thing)) == cursor:
            return place
    raise Invalid.field("/query/cursor", "bad_cursor", "Use the next_cursor of an earlier page, unchanged.")
