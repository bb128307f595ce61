"""Translations and twins in SQL keep the contract, on SQLite and on Postgres."""

from collections.abc import Callable

import pytest

from aksio.adapters.sql.assessments.translations_reader import SqlTranslationsReader
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from tests.contracts.translations import TranslationsContract


class TestSqlTranslations(TranslationsContract):
    @pytest.fixture
    def new_uow(self, new_uow: Callable[[], SqlUnitOfWork]) -> Callable[[], SqlUnitOfWork]:
        return new_uow

    @pytest.fixture
    def reader(self, database: Database) -> SqlTranslationsReader:
        return SqlTranslationsReader(database)
