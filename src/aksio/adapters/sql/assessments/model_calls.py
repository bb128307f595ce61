"""A record of every call of a model: what for, by which model, and what it cost."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from aksio.adapters.sql.errors import AlreadyExists
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.generations import ai_usage
from aksio.adapters.sql.writes import Insert, Update
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage


class SqlModelCalls:
    """See the port."""

    def __init__(self, session: Callable[[], SqlSession]) -> None:
        self._session = session

    async def begin(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        call = {
            "id": call_id,
            "learner_id": learner_id,
            "purpose": purpose,
            "reserved_tokens": tokens,
            "calls": 0,
            "input_tokens": 0,
            "output_tokens": 0,
            "cost_micros": 0,
            "started_at": now,
        }
        with suppress(AlreadyExists):
            async with self._session() as session:
                session.write(Insert(ai_usage, [call]))
                await session.send()

    async def end(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
        """See the port."""
        used = {
            "model": usage.model,
            "calls": usage.calls,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "cost_micros": usage.cost_micros,
            "settled_at": now,
        }
        async with self._session() as session:
            session.write(Update(ai_usage, used, where={"id": call_id}))
            await session.send()
