"""Of several who change one thing at the same moment one is first each time; the others read it again and repeat."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from aksio.domain.shared.errors import Raced

MOST_TRIES = 20

T = TypeVar("T")


async def until_first(change: Callable[[], Awaitable[T]]) -> T:
    """What `change` returns once nobody was faster. Raises Raced when others always were."""
    for _ in range(MOST_TRIES - 1):
        try:
            return await change()
        except Raced:
            continue
    return await change()
