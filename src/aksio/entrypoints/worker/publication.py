"""Publication: what is in the outbox goes out to Kafka, beside the reactions and at its own pace."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from aksio.application.shared.outbox import Leadership
from aksio.application.shared.publish_events import Round
from aksio.domain.shared.errors import AksioError

log = structlog.get_logger("aksio.publication")

LOOK_AGAIN_SECONDS = 0.05
"""Other processes write into the outbox too, and cannot ring a bell here."""
_STANDBY_SECONDS = 0.5
_AWAY_SECONDS = 1.0


class Publication:
    """Runs until it is stopped. Of all the processes on a database one publishes at a time."""

    def __init__(self, publish_events: Callable[[], Awaitable[Round]], leadership: Leadership) -> None:
        self._publish_events = publish_events
        self._leadership = leadership

    async def run(self, stopping: asyncio.Event) -> None:
        """Round after round while there is something, and a look now and then while there is not."""
        while not stopping.is_set():
            pause = await self._one_round()
            if pause:
                await _pause(pause, stopping)
        await self._leadership.release()

    async def _one_round(self) -> float:
        """How long to wait before the next."""
        try:
            if not await self._leadership.held():
                return _STANDBY_SECONDS
            done = await self._publish_events()
        except AksioError as error:
            log.warning("publication_waits", reason=error.code)
            return _AWAY_SECONDS
        except Exception as error:  # whatever it is, events must not wait for a restart
            log.error("publication_failed", exc_info=error)
            return _AWAY_SECONDS
        if done.waiting:
            log.warning("publication_waits", reason="kafka_away", count=done.waiting)
            return _AWAY_SECONDS
        return 0.0 if done.published else LOOK_AGAIN_SECONDS


async def _pause(seconds: float, stopping: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
