"""Intake: messages of others, one after the other. The offset moves on after the effect was committed."""

import asyncio
from typing import Protocol

import structlog

from aksio.application.shared.take_in import IncomingMessage, TakeIn
from aksio.domain.shared.errors import Unavailable

log = structlog.get_logger("aksio.intake")


class Inbox(Protocol):
    """Where messages come from, for one of a group of consumers."""

    async def next(self) -> IncomingMessage | None:
        """The next one, or None when there is none for a moment."""

    async def done(self, message: IncomingMessage) -> None:
        """It need not come again."""

    async def again(self, message: IncomingMessage) -> None:
        """It comes once more, before those after it."""

    async def close(self) -> None:
        """Let the others of the group take over."""


class Intake:
    """Runs until it is stopped."""

    def __init__(self, inbox: Inbox, take_in: TakeIn, *, away_seconds: float = 1.0) -> None:
        self._inbox = inbox
        self._away_seconds = away_seconds
        self._take_in = take_in

    async def run(self, stopping: asyncio.Event) -> None:
        """Until `stopping` is set; the message under way is finished."""
        try:
            while not stopping.is_set():
                await self._one()
        finally:
            await self._inbox.close()

    async def _one(self) -> None:
        try:
            message = await self._inbox.next()
            if message is not None:
                await self._take(message)
        except Exception as error:  # whatever it is, messages must not wait for a restart
            log.error("intake_failed", exc_info=error)
            await asyncio.sleep(self._away_seconds)

    async def _take(self, message: IncomingMessage) -> None:
        try:
            letter = await self._take_in(message)
        except Unavailable as away:
            log.warning("intake_waits", reason=away.code)
            await asyncio.sleep(self._away_seconds)
            await self._inbox.again(message)
            return
        if letter is not None:
            log.warning("message_given_up", event_id=message.place, attempts=letter.tries)
        await self._inbox.done(message)
