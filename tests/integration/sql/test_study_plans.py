"""Study plans in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.planning.reader import SqlStudyPlansReader
from tests.contracts.study_plans import StudyPlansContract


class TestSqlStudyPlans(StudyPlansContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlStudyPlansReader:
        return SqlStudyPlansReader(database)
