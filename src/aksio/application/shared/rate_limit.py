"""How often is too often? The rule is here; the counting is an adapter's."""

from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.errors import LimitReached


@dataclass(frozen=True, kw_only=True)
class Rate:
    """At most `limit` times in any `seconds`, evenly refilled; `name` keeps the counters of rules apart."""

    name: str
    limit: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class RateLeft:
    """What remains after one more: `remaining` of them now, all of them after `reset_seconds`."""

    allowed: bool
    remaining: int
    reset_seconds: int
    retry_after: int


class RateLimiter(Protocol):
    """Counts. Never fails open: when its storage is away, it goes on counting locally."""

    async def take(self, key: str, rate: Rate) -> RateLeft:
        """Count one more for `key`, unless that is one too many."""

    async def peek(self, key: str, rate: Rate) -> RateLeft:
        """What `take` would answer, without counting."""


class TooManyRequests(LimitReached):
    """More requests than the limit allows."""

    code = "too_many_requests"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__("Too many requests. Wait a little.", retry_after=retry_after)
