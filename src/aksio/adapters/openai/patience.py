"""When a failed call is tried again, and when a failing model is left alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import random
from time import monotonic

from aksio.adapters.openai.errors import ModelUnavailable


@dataclass(kw_only=True)
class Patience:
    """One for all calls to a model. Times are in seconds.

    Between attempts it waits at random up to a bound that doubles, or as long as the server says, but never more than
    `longest_wait`: a longer wait is for the caller. Retries are at most a tenth of the calls, with `spare` ones to
    begin with. After `most_failures` in a row the model rests; then a single call tries whether it is back.
    """

    attempts: int = 3
    first_wait: float = 0.5
    longest_wait: float = 20.0
    spare: float = 10.0
    most_failures: int = 8
    rest: float = 15.0
    clock: Callable[[], float] = monotonic
    chance: Callable[[], float] = random
    _retries_left: float = field(init=False)
    _failures: int = field(default=0, init=False)
    _rests_until: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self._retries_left = self.spare

    def before_call(self) -> None:
        """Raises ModelUnavailable while the model rests."""
        if self._failures < self.most_failures:
            return
        left = self._rests_until - self.clock()
        if left > 0:
            raise ModelUnavailable("The language model does not answer at the moment.", retry_after=int(left) + 1)
        self._rests_until = self.clock() + self.rest  # one call may try; the others wait for what it finds

    def succeeded(self) -> None:
        """The model is there."""
        self._failures = 0
        self._retries_left = min(self.spare, self._retries_left + 0.1)

    def failed(self) -> None:
        """The model did not serve a call."""
        self._failures += 1
        self._rests_until = self.clock() + self.rest

    def wait_after(self, attempt: int, *, retry_after: int) -> float | None:
        """How long to wait before the next attempt (the first is 1); None when there should be none."""
        wait = max(self.first_wait * 2.0 ** (attempt - 1) * self.chance(), retry_after)
        if attempt >= self.attempts or wait > self.longest_wait or self._retries_left < 1:
            return None
        self._retries_left -= 1
        return wait
