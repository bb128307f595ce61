import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.material_storage import MaterialStorageContract, NewStorage


class TestMemoryMaterial(MaterialStorageContract):
    @pytest.fixture
    def new_uow(self) -> NewStorage:
        store = MemoryStore()
        return lambda: MemoryUnitOfWork(store)
