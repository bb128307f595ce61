import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from tests.contracts.accounts import AccountsStorageContract, NewAccountsUnitOfWork


class TestMemoryAccounts(AccountsStorageContract):
    @pytest.fixture
    def new_uow(self) -> NewAccountsUnitOfWork:
        store = MemoryStore()
        return lambda: MemoryUnitOfWork(store)
