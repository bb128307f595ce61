"""Progress in memory keeps the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.progress_reader import MemoryProgressReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.progress import ProgressContract


class TestMemoryProgress(ProgressContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryProgressReader:
        return MemoryProgressReader(store)
