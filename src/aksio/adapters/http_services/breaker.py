"""A circuit breaker: a service that keeps failing is left alone for a while, and asked by one call first."""

from collections.abc import Callable
from time import monotonic

from aksio.domain.shared.errors import Unavailable


class CircuitBreaker:
    """Opens after `failures` in a row for `rest_seconds`; then one trial call decides whether it closes.

    The clock is monotonic, in seconds.
    """

    def __init__(
        self, *, failures: int = 5, rest_seconds: float = 10.0, clock: Callable[[], float] = monotonic
    ) -> None:
        self._allowed_failures = failures
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._failures = 0
        self._closed_again_at = 0.0

    def check(self) -> None:
        """Raises Unavailable while it is open."""
        if self._failures < self._allowed_failures:
            return
        wait = self._closed_again_at - self._clock()
        if wait > 0:
            raise Unavailable("A service that this needs is not available.", retry_after=int(wait) + 1)
        # One trial may pass; the others wait another rest, unless it succeeds before.
        self._closed_again_at = self._clock() + self._rest_seconds

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        self._closed_again_at = self._clock() + self._rest_seconds
