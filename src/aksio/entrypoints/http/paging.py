"""Pages on the wire: `?limit=` and an opaque `?cursor=` in, {items, next_cursor} out."""

from typing import Annotated, Generic, TypeVar

import msgspec
from litestar.params import QueryParameter

from aksio.application.shared.page import DEFAULT_LIMIT, MAX_LIMIT, PageRequest

T = TypeVar("T")

Limit = Annotated[int, QueryParameter(ge=1, le=MAX_LIMIT, description="How many at most.")]
Cursor = Annotated[str | None, QueryParameter(max_length=1000, description="`next_cursor` of the page before.")]


class PageOut(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """`next_cursor` is null on the last page."""

    items: list[T]
    next_cursor: str | None


def page_request(limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> PageRequest:
    """A dependency: handlers ask for `page: NamedDependency[PageRequest]`."""
    return PageRequest(limit=limit, cursor=cursor)
