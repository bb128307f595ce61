"""Who has begun to answer can refuse nothing any more, so it waits where a request would be told to."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aksio.domain.shared.errors import Unavailable

PAUSES = (0.1, 0.3, 0.6, 1.0, 2.0, 2.0)
"""Seconds between attempts where storage is busy or away."""

T = TypeVar("T")


async def patiently(work: Callable[[], Awaitable[T]]) -> T:
    """What `work` returns once storage answers. Raises Unavailable after the last attempt; `work` may run twice."""
    for pause in PAUSES:
        try:
            return await work()
        except Unavailable:
            await asyncio.sleep(pause)
    return await work()
