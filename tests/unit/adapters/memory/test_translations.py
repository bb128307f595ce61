"""Translations and twins in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.translations import MemoryTranslationsReader
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.translations import TranslationsContract


class TestMemoryTranslations(TranslationsContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryTranslationsReader:
        return MemoryTranslationsReader(store)
