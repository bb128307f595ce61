"""Quizzes and attempts in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.assessments.attempts import MemoryAttemptQueues
from aksio.adapters.memory.assessments.attempts_reader import MemoryAttemptsReader
from aksio.adapters.memory.assessments.quizzes import MemoryQuizzesReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.quizzes import QuizzesContract


class TestMemoryQuizzes(QuizzesContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def quizzes(self, store: MemoryStore) -> MemoryQuizzesReader:
        return MemoryQuizzesReader(store)

    @pytest.fixture
    def attempts(self, store: MemoryStore) -> MemoryAttemptsReader:
        return MemoryAttemptsReader(store)

    @pytest.fixture
    def queues(self, store: MemoryStore) -> MemoryAttemptQueues:
        return MemoryAttemptQueues(store)

    @pytest.fixture
    def analyses(self, store: MemoryStore) -> MemoryAttemptsReader:
        return MemoryAttemptsReader(store)
