"""Conversations in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.chat.reader import MemoryMessagesReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.chats import ChatsContract


class TestMemoryChats(ChatsContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryMessagesReader:
        return MemoryMessagesReader(store)
