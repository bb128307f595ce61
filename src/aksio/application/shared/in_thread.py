"""Work for a processor, away from the event loop."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from aksio.application.shared.uninterrupted import uninterrupted

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns. A cancelled caller still waits for its end, lest what the thread uses is closed."""
    return await uninterrupted(asyncio.to_thread(work))
