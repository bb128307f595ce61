"""Of several who change one thing at the same moment one is first each time; the others read it again and repeat."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from aksio.domain.shared.errors import Raced

MOST_TRIES = 20

P = ParamSpec("P")
T = TypeVar("T")


async def until_first(change: Callable[[], Awaitable[T]]) -> T:
    """What `change` returns once nobody was faster. Raises Raced when others always were."""
    for _ in range(MOST_TRIES - 1):
        try:
            return await change()
        except Raced:
            continue
    return await change()


def repeats_when_raced(change: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """A use case of one transaction that reads, decides and writes, begun anew whenever somebody else was faster.

    Who names no version minds none, and learns nothing of a race with another device or with work of our own. Who
    names one is told that it is Stale: the second reading sees what the faster one wrote.
    """

    @wraps(change)
    async def repeated(*args: P.args, **kwargs: P.kwargs) -> T:
        return await until_first(lambda: change(*args, **kwargs))

    return repeated
