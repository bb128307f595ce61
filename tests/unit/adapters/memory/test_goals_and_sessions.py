"""Study sessions and goals in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.goals_and_sessions import GoalsAndSessionsContract


class TestMemoryGoalsAndSessions(GoalsAndSessionsContract):
    @pytest.fixture
    def new_uow(self) -> Callable[[], MemoryUnitOfWork]:
        store = MemoryStore()
        return lambda: MemoryUnitOfWork(store)
