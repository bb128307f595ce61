"""Webhooks in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.notice_queue import SqlNoticeQueue
from aksio.adapters.sql.webhooks_reader import SqlWebhooksReader
from tests.contracts.webhooks import WebhooksContract


class TestSqlWebhooks(WebhooksContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlWebhooksReader:
        return SqlWebhooksReader(database)

    @pytest.fixture
    def queue(self, database: Database) -> SqlNoticeQueue:
        return SqlNoticeQueue(database)
