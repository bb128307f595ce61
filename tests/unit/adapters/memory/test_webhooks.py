"""Webhooks in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.memory.webhooks import MemoryNoticeQueue
from aksio.adapters.memory.webhooks_reader import MemoryWebhooksReader
from tests.contracts.webhooks import WebhooksContract


class TestMemoryWebhooks(WebhooksContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryWebhooksReader:
        return MemoryWebhooksReader(store)

    @pytest.fixture
    def queue(self, store: MemoryStore) -> MemoryNoticeQueue:
        return MemoryNoticeQueue(store)
