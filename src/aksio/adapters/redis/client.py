"""The one client of Redis in a process, and the rule for leaving a dead Redis alone."""

from collections.abc import Callable
from time import monotonic

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

ANSWERS_WITHIN_SECONDS = 0.25
"""Nothing that waits for Redis is worth more of a request's time."""
_CONNECTIONS = 64


def redis_client(url: str) -> Redis:
    """Connects when it is first asked, once, and never waits longer than ANSWERS_WITHIN_SECONDS."""
    return Redis.from_url(
        url,
        socket_timeout=ANSWERS_WITHIN_SECONDS,
        socket_connect_timeout=ANSWERS_WITHIN_SECONDS,
        retry=Retry(NoBackoff(), 0),
        max_connections=_CONNECTIONS,
    )


class Rest:
    """After a failure Redis is left alone for a while; then one caller tries it while the others still go without."""

    def __init__(self, *, seconds: float = 5.0, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._failed = False
        self._until = 0.0

    def is_over(self) -> bool:
        """Whether this caller may ask. During a rest the first one after its end may, and begins another."""
        if not self._failed:
            return True
        if self._clock() < self._until:
            return False
        self._until = self._clock() + self._seconds
        return True

    def begin(self) -> None:
        """It failed."""
        self._failed = True
        self._until = self._clock() + self._seconds

    def end(self) -> None:
        """It answered."""
        self._failed = False
