"""Notifications in SQL keep the contract, on SQLite and on Postgres."""

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.notifications.reader import SqlNotificationsReader
from tests.contracts.notifications import NotificationsContract


class TestSqlNotifications(NotificationsContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlNotificationsReader:
        return SqlNotificationsReader(database)
