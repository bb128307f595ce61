"""How long we wait for a reader, without counting against it the time for which we were busy ourselves."""

import asyncio
from collections.abc import Awaitable

LOOKS = 10


async def sent_within(sending: Awaitable[None], *, seconds: float) -> None:
    """Until it is sent. Raises TimeoutError when it takes longer than that.

    The wait is cut into looks. While this process's loop is busy nothing can be seen to have ended, and a clock alone
    would then give up readers who have long read; so however long a look really took, it counts as one, and what ended
    meanwhile is seen before the next begins.
    """
    task = asyncio.ensure_future(sending)
    try:
        for _ in range(LOOKS):
            done, _waiting = await asyncio.wait([task], timeout=seconds / LOOKS)
            if done:
                return await task
    finally:
        task.cancel()
    raise TimeoutError
