"""Summaries in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.courses.summaries_reader import SqlSummariesReader
from aksio.adapters.sql.database import Database
from tests.contracts.summaries import SummariesContract


class TestSqlSummaries(SummariesContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlSummariesReader:
        return SqlSummariesReader(database)
