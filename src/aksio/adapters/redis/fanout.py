"""Announcements between processes, by publish and subscribe."""

import asyncio
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from aksio.application.notifications.realtime.ports import Hear
from aksio.domain.shared.ids import LearnerId

log = structlog.get_logger("aksio.fanout")

CHANNEL = "aksio:realtime"
_TIMEOUT_SECONDS = 1.0
_AGAIN_AFTER_SECONDS = 1.0
_TROUBLE = (RedisError, OSError, TimeoutError)


class RedisFanout:
    """See the port. While Redis is away announcements are lost, and are heard again when it is back."""

    def __init__(self, redis: "Redis", *, channel: str = CHANNEL) -> None:
        self._redis = redis
        self._channel = channel

    async def announce(self, learner_id: LearnerId) -> None:
        """See the port."""
        try:
            async with asyncio.timeout(_TIMEOUT_SECONDS):
                await self._redis.publish(self._channel, learner_id.bytes)
        except _TROUBLE as error:
            log.warning("announcement_lost", reason=type(error).__name__)

    async def listen(self, hear: Hear) -> None:
        """See the port."""
        while True:
            try:
                await self._listen(hear)
            except _TROUBLE as error:
                log.warning("fanout_waits", reason=type(error).__name__)
            await asyncio.sleep(_AGAIN_AFTER_SECONDS)

    async def _listen(self, hear: Hear) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as subscription:
            await subscription.subscribe(self._channel)
            _notice_cancellation()
            async for message in subscription.listen():
                hear(LearnerId(UUID(bytes=message["data"])))

    async def close(self) -> None:
        """Give the connections back."""
        await self._redis.aclose()


def _notice_cancellation() -> None:
    """The client swallows one that comes while it is connecting, and would then listen for ever."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
