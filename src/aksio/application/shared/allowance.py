"""Asking whether somebody may still begin some work, before it is begun."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol
from uuid import UUID

from aksio.domain.shared.ids import LearnerId


class Allowance(Protocol):
    """How many pieces of one kind of work somebody may begin. What became of each, the event of its end tells."""

    async def reserve(self, work_id: UUID, *, learner_id: LearnerId) -> None:
        """Set one aside. Raises LimitReached, saying what is used up and until when."""

    async def give_back(self, work_id: UUID) -> None:
        """It was not begun after all."""


@asynccontextmanager
async def set_aside(allowance: Allowance, work_id: UUID, *, learner_id: LearnerId) -> AsyncIterator[None]:
    """Around the beginning of a piece of work: where that fails, or is cancelled, it is given back."""
    await allowance.reserve(work_id, learner_id=learner_id)
    try:
        yield
    except BaseException:
        await asyncio.shield(allowance.give_back(work_id))
        raise
