"""Shares in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.assessments.shares_reader import SqlSharesReader
from aksio.adapters.sql.database import Database
from tests.contracts.shares import SharesContract


class TestSqlShares(SharesContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlSharesReader:
        return SqlSharesReader(database)
