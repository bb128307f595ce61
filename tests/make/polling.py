"""Waiting for work that others do."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TypeVar

T = TypeVar("T")


async def until(look: Callable[[], Awaitable[T]], good: Callable[[T], bool], *, seconds: float = 60.0) -> T:
    """Look again and again until what is seen is good; fails with what was seen last."""
    give_up_at = monotonic() + seconds
    while not good(seen := await look()):
        assert monotonic() < give_up_at, f"waited {seconds} s in vain; last seen: {seen}"
        await asyncio.sleep(0.02)
    return seen
