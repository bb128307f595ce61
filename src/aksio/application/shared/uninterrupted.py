"""Work that a cancelled caller does not tear apart."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns. A cancelled caller waits for its end and is cancelled then.

    A transaction that is cancelled half-way fails in ways of its own, which would pass for an error of ours.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
