"""Quizzes and attempts in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.assessments.attempts_reader import SqlAttemptsReader
from aksio.adapters.sql.assessments.quiz_analyses import SqlQuizAnalyses
from aksio.adapters.sql.assessments.quizzes_reader import SqlQuizzesReader
from aksio.adapters.sql.database import Database
from tests.contracts.quizzes import QuizzesContract


class TestSqlQuizzes(QuizzesContract):
    @pytest.fixture
    def quizzes(self, database: Database) -> SqlQuizzesReader:
        return SqlQuizzesReader(database)

    @pytest.fixture
    def attempts(self, database: Database) -> SqlAttemptsReader:
        return SqlAttemptsReader(database)

    @pytest.fixture
    def queues(self, database: Database) -> SqlAttemptsReader:
        return SqlAttemptsReader(database)

    @pytest.fixture
    def analyses(self, database: Database) -> SqlQuizAnalyses:
        return SqlQuizAnalyses(database)
