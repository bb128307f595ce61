"""Rate limits counted in this process: right for one process, and what takes over when a shared counter is away."""

import math
from collections import OrderedDict

from aksio.application.shared.ports import Clock
from aksio.application.shared.rate_limit import Rate, RateLeft

_MOST_KEYS = 100_000
"""Beyond this the keys that were used longest ago are forgotten: memory stays bounded under an attack."""


class MemoryRateLimiter:
    """The generic cell rate algorithm (ITU-T I.371): one instant a key, no timers.

    That instant says until when the key has used up its share; each call moves it on by `seconds / limit`.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._used_until: OrderedDict[str, float] = OrderedDict()

    async def take(self, key: str, rate: Rate) -> RateLeft:
        """See the port."""
        left, used_until = self._after_one_more(key, rate)
        if left.allowed:
            self._used_until[_slot(key, rate)] = used_until
            self._used_until.move_to_end(_slot(key, rate))
            if len(self._used_until) > _MOST_KEYS:
                self._used_until.popitem(last=False)
        return left

    async def peek(self, key: str, rate: Rate) -> RateLeft:
        """See the port."""
        return self._after_one_more(key, rate)[0]

    def _after_one_more(self, key: str, rate: Rate) -> tuple[RateLeft, float]:
        now = self._clock.now().timestamp()
        step = rate.seconds / rate.limit
        used_until = max(self._used_until.get(_slot(key, rate), now), now) + step
        overdrawn = used_until - now - rate.seconds
        allowed = overdrawn <= 1e-6
        ahead = used_until - now if allowed else used_until - step - now
        left = RateLeft(
            allowed=allowed,
            remaining=max(0, math.floor((rate.seconds - ahead) / step + 1e-6)),
            reset_seconds=math.ceil(ahead),
            retry_after=0 if allowed else max(1, math.ceil(overdrawn)),
        )
        return left, used_until


def _slot(key: str, rate: Rate) -> str:
    return f"{rate.name}:{rate.seconds}:{key}"
