"""Notifications and preferences in SQL."""

from datetime import datetime

from sqlalchemy import RowMapping, delete, select, update

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.notifications import notification_preferences, notifications
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import Weekday
from aksio.domain.notifications.notification import Notification, NotificationNotFound
from aksio.domain.notifications.preferences import Preferences
from aksio.domain.shared.ids import LearnerId, NotificationId


class SqlNotifications:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, notification_id: NotificationId, *, learner_id: LearnerId) -> Notification:
        """See the port."""
        table = notifications.c
        query = select(notifications).where(table.id == notification_id, table.learner_id == learner_id)
        row = await self._session.row(query)
        if row is None:
            raise NotificationNotFound
        return _from_row(row)

    def add(self, notification: Notification) -> None:
        """See the port."""
        self._session.write(Insert(notifications, [_to_row(notification)]))
        self._session.record(notification)

    def save(self, notification: Notification) -> None:
        """See the port."""
        where = {"id": notification.id, "version": notification.version}
        self._session.write(Update(notifications, _to_row(notification), where=where))
        self._session.record(notification)

    def read_all(self, learner_id: LearnerId, *, now: datetime) -> None:
        """See the port."""
        table = notifications.c
        unread = update(notifications).where(table.learner_id == learner_id, table.read_at.is_(None))
        self._session.write(Statement(unread.values(read_at=now, version=table.version + 1)))

    def letters_due(self, *due: LetterDue) -> None:
        """See the port."""
        self._session.tell(*due)

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port."""
        for table in (notifications, notification_preferences):
            self._session.write(Statement(delete(table).where(table.c.learner_id == learner_id)))


class SqlPreferences:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def of(self, learner_id: LearnerId) -> Preferences:
        """See the port."""
        table = notification_preferences
        row = await self._session.row(select(table).where(table.c.learner_id == learner_id))
        return Preferences(learner_id=learner_id) if row is None else preferences_from(row)

    def save(self, preferences: Preferences) -> None:
        """See the port."""
        values: Row = {
            "learner_id": preferences.learner_id,
            "version": preferences.version + 1,
            "digest_hour": preferences.digest_hour,
            "report_weekday": preferences.report_weekday.value,
            "report_hour": preferences.report_hour,
            "chosen": {
                kind.value: {channel.value: on for channel, on in by_channel.items()}
                for kind, by_channel in preferences.chosen.items()
            },
        }
        where = {"learner_id": preferences.learner_id, "version": preferences.version}
        table = notification_preferences
        self._session.write(Update(table, values, where=where) if preferences.version else Insert(table, [values]))
        self._session.record(preferences)


def preferences_from(row: RowMapping) -> Preferences:
    """The aggregate of a row."""
    chosen = {
        Kind(kind): {Channel(channel): on for channel, on in by_channel.items()}
        for kind, by_channel in row["chosen"].items()
    }
    return Preferences(
        learner_id=row["learner_id"],
        version=row["version"],
        digest_hour=row["digest_hour"],
        report_weekday=Weekday(row["report_weekday"]),
        report_hour=row["report_hour"],
        chosen=chosen,
    )


def _to_row(notification: Notification) -> Row:
    return {
        "id": notification.id,
        "learner_id": notification.learner_id,
        "version": notification.version + 1,
        "kind": notification.kind.value,
        "data": dict(notification.data),
        "created_at": notification.created_at,
        "read_at": notification.read_at,
    }


def _from_row(row: RowMapping) -> Notification:
    return Notification(**{**row, "kind": Kind(row["kind"])})
