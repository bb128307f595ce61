"""Conversations in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.chat.reader import SqlChatReader
from aksio.adapters.sql.database import Database
from tests.contracts.chats import ChatsContract


class TestSqlChats(ChatsContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlChatReader:
        return SqlChatReader(database)
