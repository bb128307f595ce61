"""Translations and twins in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.translations import TranslationsContract


class TestMemoryTranslations(TranslationsContract):
    @pytest.fixture
    def new_uow(self) -> Callable[[], MemoryUnitOfWork]:
        store = MemoryStore()
        return lambda: MemoryUnitOfWork(store)
