"""Rate limits counted in Redis, for all processes together."""

import math

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from aksio.adapters.redis.client import Rest
from aksio.application.shared.ports import Clock
from aksio.application.shared.rate_limit import Rate, RateLeft, RateLimiter

log = structlog.get_logger("aksio.redis")

_SCRIPT = """
local now = tonumber(ARGV[1])
if now == 0 then
    local time = redis.call('TIME')
    now = time[1] * 1000000 + time[2]
end
local window, step = tonumber(ARGV[2]), tonumber(ARGV[3])
local before = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local after = before + step
if after - now > window + 1 then
    return {0, before - now, after - now - window}
end
if ARGV[4] == '1' then
    redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000) + 1)
end
return {1, after - now, 0}
"""
"""The generic cell rate algorithm, as MemoryRateLimiter counts, in whole microseconds. Redis runs a script as one step,
and by its own clock, which is the same for everybody. Answers: allowed or not, how far ahead, how much too far."""


class RedisRateLimiter:
    """See the port. While Redis is away `local` counts: each process then allows a full share, never more.

    `clock` is for tests; without one Redis's own clock counts.
    """

    def __init__(
        self, redis: Redis, local: RateLimiter, *, clock: Clock | None = None, rest: Rest | None = None
    ) -> None:
        self._script = redis.register_script(_SCRIPT)
        self._local = local
        self._clock = clock
        self._rest = rest or Rest()

    async def take(self, key: str, rate: Rate) -> RateLeft:
        """See the port."""
        return await self._ask(key, rate, count=True) or await self._local.take(key, rate)

    async def peek(self, key: str, rate: Rate) -> RateLeft:
        """See the port."""
        return await self._ask(key, rate, count=False) or await self._local.peek(key, rate)

    async def _ask(self, key: str, rate: Rate, *, count: bool) -> RateLeft | None:
        """None when Redis cannot say."""
        if not self._rest.is_over():
            return None
        window = rate.seconds * 1_000_000
        step = window / rate.limit
        arguments = [self._now(), window, step, int(count)]
        try:
            allowed, ahead, overdrawn = await self._script(keys=[_slot(key, rate)], args=arguments)
        except (RedisError, OSError, TimeoutError) as error:
            log.warning("redis_away", reason=type(error).__name__)
            self._rest.begin()
            return None
        self._rest.end()
        return RateLeft(
            allowed=bool(allowed),
            remaining=max(0, math.floor((window - ahead) / step + 1e-3)),
            reset_seconds=math.ceil(ahead / 1_000_000),
            retry_after=0 if allowed else max(1, math.ceil(overdrawn / 1_000_000)),
        )

    def _now(self) -> int:
        return 0 if self._clock is None else int(self._clock.now().timestamp() * 1_000_000)


def _slot(key: str, rate: Rate) -> str:
    return f"aksio:rate:{rate.name}:{rate.seconds}:{key}"
