"""Realtime in SQL and over Redis keeps the contracts."""

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from aksio.adapters.redis.fanout import RedisFanout
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.realtime import SqlRealtimeReader
from tests.contracts.realtime import ADA, FanoutContract, RealtimeLogContract
from tests.services.service import free_port


class TestSqlRealtime(RealtimeLogContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlRealtimeReader:
        return SqlRealtimeReader(database)


class TestRedisFanout(FanoutContract):
    @pytest.fixture
    async def fanout(self, redis_url: str, request: pytest.FixtureRequest) -> AsyncIterator[RedisFanout]:
        async for one in _on(redis_url, request):
            yield one

    @pytest.fixture
    async def other(self, redis_url: str, request: pytest.FixtureRequest) -> AsyncIterator[RedisFanout]:
        async for one in _on(redis_url, request):
            yield one


async def _on(redis_url: str, request: pytest.FixtureRequest) -> AsyncIterator[RedisFanout]:
    """Channels are not part of a key space, so each test has one of its own."""
    fanout = RedisFanout(Redis.from_url(redis_url), channel=f"{redis_url} {request.node.nodeid}")
    yield fanout
    await fanout.close()


async def test_a_redis_that_is_away_stops_nobody() -> None:
    fanout = RedisFanout(Redis.from_url(f"redis://127.0.0.1:{free_port()}", socket_connect_timeout=1))
    await fanout.announce(ADA)
    await fanout.close()
