from tests.contracts.accounts import AccountsStorageContract


class TestSqlAccounts(AccountsStorageContract):
    """`new_uow` comes from the conftest, on SQLite and on Postgres."""
