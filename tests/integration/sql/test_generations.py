"""Generations in SQL keep the contract, on SQLite and on Postgres."""

from collections.abc import Callable
from uuid import UUID

import pytest

from aksio.adapters.sql.assessments.generations_reader import SqlGenerationsReader
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.domain.assessments.deck import Deck
from aksio.domain.shared.ids import DeckId
from tests.contracts.generations import GenerationsContract, a_full_generation
from tests.make.generation import LEARNER, NOW

NewUnitOfWork = Callable[[], SqlUnitOfWork]


class TestSqlGenerations(GenerationsContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlGenerationsReader:
        return SqlGenerationsReader(database)


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
