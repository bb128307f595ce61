"""Generations and the budget in memory keep the contracts."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.generations import MemoryGenerationsReader
from aksio.adapters.memory.model_budget import MemoryModelBudget
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.generations import GenerationsContract
from tests.contracts.model_budget import LIMIT, ModelBudgetContract


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


class TestMemoryGenerations(GenerationsContract):
    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryGenerationsReader:
        return MemoryGenerationsReader(store)


class TestMemoryModelBudget(ModelBudgetContract):
    @pytest.fixture
    def budget(self) -> MemoryModelBudget:
        return MemoryModelBudget(tokens=LIMIT)
