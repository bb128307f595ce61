"""Timed work on many things that others may change at the same moment."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from aksio.domain.shared.errors import Conflict, NotFound

T = TypeVar("T")


async def one_by_one(things: Iterable[T], change: Callable[[T], Awaitable[bool | None]]) -> int:
    """How many were changed. One that somebody else changed or removed meanwhile needs us no more, and nor does one of
    which `change` says False.
    """
    return sum([await _was_ours(change(thing)) for thing in things])


async def _was_ours(changing: Awaitable[bool | None]) -> bool:
    try:
        return await changing is not False
    except (Conflict, NotFound):
        return False
