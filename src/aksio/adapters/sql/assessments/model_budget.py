"""What learners spend on models, held below a limit of tokens per calendar month (UTC)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, case, func, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.generations import ai_usage
from aksio.adapters.sql.writes import Insert, Update
from aksio.application.assessments.generation.generation_ports import ModelBudgetReached
from aksio.domain.assessments.model_usage import ModelUsage
from aksio.domain.shared.ids import LearnerId

RESERVED_FOR = timedelta(minutes=15)
"""A reservation that was never settled belonged to a process that died; after this time it no longer counts."""


class SqlModelBudget:
    """See the port. Reservations of one learner at the same time are made one after another."""

    def __init__(self, session: Callable[[], SqlSession], *, tokens_per_month: int) -> None:
        self._session = session
        self._tokens_per_month = tokens_per_month

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """See the port."""
        async with self._session() as session:
            connection = await session.transaction()
            if connection.dialect.name == "postgresql":
                await connection.execute(select(func.pg_advisory_xact_lock(learner_id.int % 2**63)))
            if await self._spent(session, learner_id, now) + tokens > self._tokens_per_month:
                raise _reached(now)
            reservation = {
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
            session.write(Insert(ai_usage, [reservation]))
            await session.send()

    async def settle(self, *, call_id: UUID, usage: ModelUsage, now: datetime) -> None:
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

    async def left(self, *, learner_id: LearnerId, now: datetime) -> int:
        """See the port."""
        async with self._session() as session:
            return max(0, self._tokens_per_month - await self._spent(session, learner_id, now))

    async def _spent(self, session: SqlSession, learner_id: LearnerId, now: datetime) -> int:
        return int((await session.rows(_spent(learner_id, now)))[0]["tokens"] or 0)


def _spent(learner_id: LearnerId, now: datetime) -> Select[tuple[int]]:
    """Tokens of this month: what was used, and what is set aside for calls under way."""
    table = ai_usage.c
    used = table.input_tokens + table.output_tokens
    reserved = case((table.started_at > now - RESERVED_FOR, table.reserved_tokens), else_=0)
    tokens = func.sum(case((table.settled_at.is_(None), reserved), else_=used))
    return select(tokens.label("tokens")).where(table.learner_id == learner_id, table.started_at >= _month_of(now))


def _month_of(now: datetime) -> datetime:
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _reached(now: datetime) -> ModelBudgetReached:
    next_month = _month_of(_month_of(now) + timedelta(days=32))
    wait = int((next_month - now).total_seconds())
    return ModelBudgetReached("What models may write for you this month is used up.", retry_after=wait)
