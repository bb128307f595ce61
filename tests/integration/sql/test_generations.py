"""Generations and the budget in SQL keep the contracts, on SQLite and on Postgres."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from aksio.adapters.sql.assessments.generations_reader import SqlGenerationsReader
from aksio.adapters.sql.assessments.model_budget import RESERVED_FOR, SqlModelBudget
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.assessments.generation.generation_ports import ModelBudgetReached
from aksio.domain.assessments.deck import Deck
from aksio.domain.shared.ids import DeckId
from tests.contracts.generations import GenerationsContract, a_full_generation
from tests.contracts.model_budget import LIMIT, ModelBudgetContract
from tests.make.generation import LEARNER, NOW

NewUnitOfWork = Callable[[], SqlUnitOfWork]


class TestSqlGenerations(GenerationsContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlGenerationsReader:
        return SqlGenerationsReader(database)


class TestSqlModelBudget(ModelBudgetContract):
    @pytest.fixture
    def budget(self, new_uow: NewUnitOfWork) -> SqlModelBudget:
        return SqlModelBudget(new_uow, tokens_per_month=LIMIT)


async def test_a_deck_that_is_deleted_leaves_its_generation(new_uow: NewUnitOfWork) -> None:
    deck = Deck.create(id=DeckId(UUID(int=51)), learner_id=LEARNER, name="Gone soon", now=NOW)
    generation = a_full_generation()
    generation.deck_id = deck.id
    async with new_uow() as uow:
        uow.decks.add(deck)
        uow.generations.add(generation)
        await uow.commit()
    async with new_uow() as uow:
        uow.decks.remove(await uow.decks.get(deck.id, learner_id=LEARNER))
        await uow.commit()
    async with new_uow() as uow:
        assert (await uow.generations.get(generation.id, learner_id=LEARNER)).deck_id is None


async def test_a_new_month_is_a_new_budget(new_uow: NewUnitOfWork) -> None:
    budget = SqlModelBudget(new_uow, tokens_per_month=LIMIT)
    last_second = datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)
    await budget.reserve(call_id=UUID(int=1), learner_id=LEARNER, purpose="p", tokens=LIMIT, now=last_second)
    with pytest.raises(ModelBudgetReached) as reached:
        await budget.reserve(call_id=UUID(int=2), learner_id=LEARNER, purpose="p", tokens=1, now=last_second)
    assert reached.value.retry_after == 1
    later = last_second + timedelta(seconds=1)
    await budget.reserve(call_id=UUID(int=2), learner_id=LEARNER, purpose="p", tokens=LIMIT, now=later)


async def test_a_reservation_of_a_process_that_died_runs_out(new_uow: NewUnitOfWork) -> None:
    budget = SqlModelBudget(new_uow, tokens_per_month=LIMIT)
    await budget.reserve(call_id=UUID(int=1), learner_id=LEARNER, purpose="p", tokens=LIMIT, now=NOW)
    later = NOW + RESERVED_FOR
    await budget.reserve(call_id=UUID(int=2), learner_id=LEARNER, purpose="p", tokens=LIMIT, now=later)
