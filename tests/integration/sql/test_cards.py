"""Decks, cards and reviews on SQLite and Postgres keep the contracts."""

import pytest

from aksio.adapters.sql.assessments.readers import SqlDecksReader, SqlFlashcardsReader
from aksio.adapters.sql.assessments.study_reader import SqlStudyReader
from aksio.adapters.sql.database import Database
from tests.contracts.card_readers import CardReadersContract
from tests.contracts.card_storage import CardStorageContract


@pytest.fixture
def untold(database: Database) -> SqlDecksReader:
    return SqlDecksReader(database)


@pytest.fixture
def decks(database: Database) -> SqlDecksReader:
    return SqlDecksReader(database)


@pytest.fixture
def flashcards(database: Database) -> SqlFlashcardsReader:
    return SqlFlashcardsReader(database)


@pytest.fixture
def study(database: Database) -> SqlStudyReader:
    return SqlStudyReader(database)


class TestSqlCards(CardStorageContract):
    """On both databases."""


class TestSqlCardsReader(CardReadersContract):
    """On both databases."""
