"""Messages from outside: each is handled once, or put where a person finds it. Nothing stops the others for good."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.errors import AksioError, Invalid, Unavailable

MOST_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class IncomingMessage:
    """As it was found; topic, partition and offset together name it."""

    topic: str
    partition: int
    offset: int
    key: str | None
    value: bytes

    @property
    def place(self) -> str:
        """The same whenever it comes again."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, kw_only=True)
class DeadLetter:
    """A message that was given up, and why."""

    message: IncomingMessage
    reason: str
    tries: int


class DeadLetters(Protocol):
    """Where given-up messages wait for a person."""

    async def put(self, letter: DeadLetter) -> None:
        """Raises Unavailable; then the message must not count as done."""


Handler = Callable[[IncomingMessage], Awaitable[None]]


async def _a_moment(tried: int) -> None:
    await asyncio.sleep(0.05 * 2.0**tried)


class TakeIn:
    """Returns when the message is done with: its offset may be committed.

    Raises Unavailable when something that the handler needs is away: the message then waits for as long as it takes.
    """

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        dead_letters: DeadLetters,
        *,
        wait: Callable[[int], Awaitable[None]] = _a_moment,
    ) -> None:
        self._handlers = handlers
        self._dead_letters = dead_letters
        self._wait = wait

    async def __call__(self, message: IncomingMessage) -> DeadLetter | None:
        """The letter when it was given up, for the log."""
        tried = 0
        while True:
            tried += 1
            error = await self._try(message)
            if error is None:
                return None
            if tried == MOST_TRIES or isinstance(error, Invalid):
                break
            await self._wait(tried)
        letter = DeadLetter(message=message, reason=_words(error), tries=tried)
        await self._dead_letters.put(letter)
        return letter

    async def _try(self, message: IncomingMessage) -> Exception | None:
        try:
            await self._handlers[message.topic](message)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the message must not stop the others
            return error
        return None


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error.detail if isinstance(error, AksioError) else error}"
