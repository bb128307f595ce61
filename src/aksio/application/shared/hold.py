"""What a worker shows to prove that long work is in its hands, and how it comes by the work and leaves it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from uuid import UUID

from aksio.domain.shared.errors import AksioError, NotFound
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import WorkTaken

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Hold:
    """One worker's. Its lease lasts for `lasting` unless it is renewed."""

    token: UUID
    lasting: timedelta

    def lease(self, now: datetime) -> Lease:
        """A lease from now on."""
        return Lease(token=self.token, expires_at=now + self.lasting)


class Held(Protocol[T_co]):
    """Long work as the worker that holds it sees it. Both steps raise WorkTaken where it is in other hands, or over."""

    async def take_up(self) -> T_co:
        """Begin, or go on after another."""

    async def hand_back(self) -> object:
        """Let another worker go on."""


async def in_hand(held: Held[T], work: Callable[[T], Awaitable[None]], *, gone: type[NotFound]) -> None:
    """Take long work up and do it. Who is told to stop meanwhile hands it back.

    Nothing is done, and nothing raised, where another worker has it, where it is over, and where it is `gone`.
    """
    try:
        await work(await held.take_up())
    except (WorkTaken, gone):
        return
    except asyncio.CancelledError:
        with suppress(AksioError):
            await held.hand_back()
        raise
