"""Limits for all processes together, and what becomes of them when Redis goes away."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from aksio.adapters.memory.rate_limiter import MemoryRateLimiter
from aksio.adapters.redis.client import Rest, redis_client
from aksio.adapters.redis.rate_limiter import RedisRateLimiter
from aksio.application.shared.rate_limit import Rate, RateLeft
from tests.contracts.rate_limiter import RateLimiterContract
from tests.make.clock import FixedClock
from tests.services.service import free_port


class Nobody:
    """A local limiter that must not be asked."""

    async def take(self, key: str, rate: Rate) -> RateLeft:
        raise AssertionError("Redis was there.")

    async def peek(self, key: str, rate: Rate) -> RateLeft:
        raise AssertionError("Redis was there.")


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = redis_client(redis_url)
    try:
        await client.eval("return 1", 0)
    except ResponseError:
        await client.aclose()
        pytest.skip("this Redis runs no scripts (the stand-in of fakeredis, without lupa)")
    yield client
    await client.aclose()


class TestRedisRateLimiter(RateLimiterContract):
    @pytest.fixture
    def limiter(self, redis: Redis, clock: FixedClock) -> RedisRateLimiter:
        return RedisRateLimiter(redis, Nobody(), clock=clock)


class TestRedisRateLimiterWithoutRedis(RateLimiterContract):
    """While Redis is away the same is promised, by each process for itself."""

    @pytest.fixture
    async def limiter(self, clock: FixedClock) -> AsyncIterator[RedisRateLimiter]:
        client = redis_client(f"redis://127.0.0.1:{free_port()}")
        yield RedisRateLimiter(client, MemoryRateLimiter(clock))
        await client.aclose()


async def test_processes_share_one_count_and_one_clock(redis: Redis, redis_url: str) -> None:
    rate, other = Rate(name=f"test-{uuid4()}", limit=3, seconds=3600), redis_client(redis_url)
    here, there = RedisRateLimiter(redis, Nobody()), RedisRateLimiter(other, Nobody())
    found = [(await limiter.take("ada", rate)).allowed for limiter in (here, there, here, there, here)]
    assert found == [True, True, True, False, False]
    await other.aclose()


async def test_counters_vanish_by_themselves(redis: Redis) -> None:
    rate = Rate(name=f"test-{uuid4()}", limit=3, seconds=60)
    await RedisRateLimiter(redis, Nobody()).take("ada", rate)
    (key,) = [key async for key in redis.scan_iter(f"aksio:rate:{rate.name}:*")]
    assert 0 < await redis.pttl(key) <= 20_001


async def test_a_dead_redis_costs_one_try_and_then_nothing_for_a_while() -> None:
    tries = 0

    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal tries
        tries += 1
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as dead:
        client = redis_client(f"redis://127.0.0.1:{dead.sockets[0].getsockname()[1]}")
        limiter = RedisRateLimiter(client, MemoryRateLimiter(FixedClock()), rest=Rest(seconds=5, clock=lambda: 0.0))
        rate = Rate(name="test", limit=100_000, seconds=60)
        await limiter.take("ada", rate)
        assert (first := tries) > 0
        for _ in range(1_000):
            await limiter.take("ada", rate)
        assert tries == first
        await client.aclose()


async def test_redis_counts_again_when_it_is_back(redis: Redis) -> None:
    now, rate = 0.0, Rate(name=f"test-{uuid4()}", limit=1, seconds=60)
    rest = Rest(seconds=5, clock=lambda: now)
    limiter = RedisRateLimiter(redis, MemoryRateLimiter(FixedClock()), rest=rest)
    await RedisRateLimiter(redis, Nobody()).take("ada", rate)
    rest.begin()
    assert (await limiter.take("ada", rate)).allowed
    now = 6.0
    assert not (await limiter.take("ada", rate)).allowed
    now = 7.0
    assert not (await limiter.peek("ada", rate)).allowed
