"""Realtime in memory keeps the contracts."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.realtime import MemoryFanout, MemoryRealtimeReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.realtime import FanoutContract, RealtimeLogContract


class TestMemoryRealtime(RealtimeLogContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryRealtimeReader:
        return MemoryRealtimeReader(store)


class TestMemoryFanout(FanoutContract):
    @pytest.fixture
    def fanout(self) -> MemoryFanout:
        return MemoryFanout()

    @pytest.fixture
    def other(self, fanout: MemoryFanout) -> MemoryFanout:
        return fanout
