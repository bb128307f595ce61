"""How processes tell each other that there is something for a learner's open pages."""

from typing import TYPE_CHECKING

from aksio.adapters.memory.realtime import MemoryFanout

if TYPE_CHECKING:
    from aksio.adapters.redis.fanout import RedisFanout


def fanout(redis_url: str | None) -> "RedisFanout | MemoryFanout":
    """Over Redis where there is one. Several processes without it find news in the database, a little later."""
    if redis_url is None:
        return MemoryFanout()
    from redis.asyncio import Redis  # noqa: PLC0415  slow to import, and most installations have none

    from aksio.adapters.redis.fanout import RedisFanout  # noqa: PLC0415

    return RedisFanout(Redis.from_url(redis_url, socket_connect_timeout=1))
