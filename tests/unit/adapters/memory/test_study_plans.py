"""Study plans in memory keep the contract."""

from collections.abc import Callable

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.study_plans import MemoryStudyPlansReader
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.study_plans import StudyPlansContract


class TestMemoryStudyPlans(StudyPlansContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> Callable[[], MemoryUnitOfWork]:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def reader(self, store: MemoryStore) -> MemoryStudyPlansReader:
        return MemoryStudyPlansReader(store)
