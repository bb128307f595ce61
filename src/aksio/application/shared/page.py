"""Lists come in pages that start after a place, never at an offset: their cost does not grow with the total."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

DEFAULT_LIMIT = 20
MAX_LIMIT = 100


@dataclass(frozen=True, kw_only=True)
class PageRequest:
    """At most `limit` items after the place that `cursor` (opaque, from an earlier page) marks."""

    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Page(Generic[T]):
    """Items in a stable order; `next_cursor` is None on the last page."""

    items: list[T]
    next_cursor: str | None
