"""What every rate limiter promises."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from aksio.application.shared.rate_limit import Rate, RateLimiter
from tests.make.clock import FixedClock


class RateLimiterContract:
    """Subclasses give the fixture `limiter`, which goes by `clock`."""

    @pytest.fixture
    def clock(self) -> FixedClock:
        return FixedClock()

    @pytest.fixture
    def rate(self) -> Rate:
        """A rule of its own for each test, since some counters outlive a test."""
        return Rate(name=f"test-{uuid4()}", limit=3, seconds=60)

    async def test_as_many_as_the_limit_may_come_at_once(self, limiter: RateLimiter, rate: Rate) -> None:
        found = [await limiter.take("ada", rate) for _ in range(4)]
        assert [left.allowed for left in found] == [True, True, True, False]
        assert [left.remaining for left in found] == [2, 1, 0, 0]
        assert [left.reset_seconds for left in found] == [20, 40, 60, 60]
        assert [left.retry_after for left in found] == [0, 0, 0, 20]

    async def test_a_share_comes_back_evenly(self, limiter: RateLimiter, rate: Rate, clock: FixedClock) -> None:
        for _ in range(3):
            await limiter.take("ada", rate)
        clock.go_on(timedelta(seconds=19))
        assert not (await limiter.take("ada", rate)).allowed
        clock.go_on(timedelta(seconds=1))
        assert (await limiter.take("ada", rate)).allowed
        assert not (await limiter.take("ada", rate)).allowed

    async def test_there_is_no_border_at_which_twice_the_limit_gets_through(
        self, limiter: RateLimiter, rate: Rate, clock: FixedClock
    ) -> None:
        clock.go_on(timedelta(seconds=59))
        assert [(await limiter.take("ada", rate)).allowed for _ in range(3)] == [True] * 3
        clock.go_on(timedelta(seconds=2))
        assert not (await limiter.take("ada", rate)).allowed

    async def test_keys_and_rules_are_counted_apart(self, limiter: RateLimiter, rate: Rate) -> None:
        other = Rate(name=f"{rate.name}-other", limit=1, seconds=60)
        assert (await limiter.take("ada", other)).allowed
        assert not (await limiter.take("ada", other)).allowed
        assert (await limiter.take("ada", rate)).allowed
        assert (await limiter.take("bob", other)).allowed

    async def test_looking_does_not_count(self, limiter: RateLimiter, rate: Rate) -> None:
        for _ in range(5):
            assert (await limiter.peek("ada", rate)).remaining == 2
        assert (await limiter.take("ada", rate)).remaining == 2

    async def test_of_many_at_once_no_more_get_through_than_may(self, limiter: RateLimiter, rate: Rate) -> None:
        found = await asyncio.gather(*(limiter.take("ada", rate) for _ in range(20)))
        assert sum(left.allowed for left in found) == rate.limit
