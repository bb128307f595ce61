"""Progress in SQL keeps the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.progress.reader import SqlProgressReader
from tests.contracts.progress import ProgressContract


class TestSqlProgress(ProgressContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlProgressReader:
        return SqlProgressReader(database)
