import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.domain.shared.aggregate import Event
from tests.contracts.unit_of_work import NewUnitOfWork, StoredEvents, UnitOfWorkContract


class TestMemoryUnitOfWork(UnitOfWorkContract):
    @pytest.fixture
    def store(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def new_uow(self, store: MemoryStore) -> NewUnitOfWork:
        return lambda: MemoryUnitOfWork(store)

    @pytest.fixture
    def stored_events(self, store: MemoryStore) -> StoredEvents:
        async def events() -> list[Event]:
            return store.outbox

        return events
