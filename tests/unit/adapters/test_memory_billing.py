"""Billing in memory keeps the contracts."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.billing import MemorySubscriptionsReader, MemoryUsageMeters
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.subscriptions import SubscriptionsContract
from tests.contracts.usage_meters import UsageMetersContract


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


class TestMemorySubscriptions(SubscriptionsContract):
    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemorySubscriptionsReader:
        return MemorySubscriptionsReader(store)


class TestMemoryUsageMeters(UsageMetersContract):
    @pytest.fixture
    def meters(self) -> MemoryUsageMeters:
        return MemoryUsageMeters()
