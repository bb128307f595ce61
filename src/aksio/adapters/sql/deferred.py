"""Commits that wait for the answer, so that effect and answer are stored in one transaction.

A request with an Idempotency-Key sets `deferred`. The last unit of work that it commits is held open until the answer
is known; then the answer is added as one more write, and everything is sent together. Killed at any moment, either
both are there or neither is.
"""

from contextvars import ContextVar
from typing import Protocol

from aksio.adapters.sql.writes import Write


class Held(Protocol):
    """A unit of work that waits."""

    def write(self, *writes: Write) -> None:
        """One more write."""

    async def send(self) -> None:
        """Commit for real."""

    async def close(self) -> None:
        """Give everything back."""


class Deferred:
    """What one request holds back. Only its last commit waits; earlier ones go when the next begins."""

    def __init__(self) -> None:
        self._held: Held | None = None

    def hold(self, unit: Held) -> None:
        """Keep a unit of work that has said commit."""
        self._held = unit

    async def send_held(self, *writes: Write) -> bool:
        """Commit what is held, together with `writes`; False when nothing is."""
        held, self._held = self._held, None
        if held is None:
            return False
        try:
            held.write(*writes)
            await held.send()
        finally:
            await held.close()
        return True

    async def drop(self) -> None:
        """Roll back what is held: the request failed after its commit was asked for."""
        held, self._held = self._held, None
        if held is not None:
            await held.close()


deferred: ContextVar[Deferred | None] = ContextVar("deferred", default=None)
