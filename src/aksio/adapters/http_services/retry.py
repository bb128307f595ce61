"""When to try again, and how long to wait before: jitter, and a budget that keeps retries from adding to an outage."""

from collections.abc import Callable
from random import random


class RetryBudget:
    """Allows as many retries as a share of the calls, and some to start with.

    A service in trouble so never sees more than that share on top of what it would see anyway.
    """

    def __init__(self, *, share: float = 0.1, reserve: float = 10.0) -> None:
        self._share = share
        self._reserve = reserve
        self._left = reserve

    def call_made(self) -> None:
        self._left = min(self._reserve, self._left + self._share)

    def take(self) -> bool:
        """Whether one more retry may be made now."""
        if self._left < 1:
            return False
        self._left -= 1
        return True


def jittered_wait(
    attempt: int, *, base: float = 0.1, longest: float = 2.0, random_share: Callable[[], float] = random
) -> float:
    """Seconds to wait after failed attempt number `attempt` (from 1): anything up to a bound that doubles."""
    bound = min(longest, base * 2.0 ** (attempt - 1))
    return bound * random_share()
