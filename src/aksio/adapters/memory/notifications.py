"""Notifications and preferences in memory."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import datetime

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.notifications.inbox.ports import Told
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.notification import Notification, NotificationNotFound
from aksio.domain.notifications.preferences import Preferences
from aksio.domain.shared.ids import LearnerId, NotificationId

_NOTIFICATIONS, _PREFERENCES = "notifications", "notification_preferences"


class MemoryNotifications(MemoryTable[Notification]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, _NOTIFICATIONS)

    async def get(self, notification_id: NotificationId, *, learner_id: LearnerId) -> Notification:
        """See the port."""
        return self._find(notification_id, missing=NotificationNotFound, learner_id=learner_id)

    def add(self, notification: Notification) -> None:
        """See the port."""
        self._put(notification.id, notification, new=True)

    def save(self, notification: Notification) -> None:
        """See the port."""
        self._put(notification.id, notification, new=False)

    def read_all(self, learner_id: LearnerId, *, now: datetime) -> None:
        """See the port."""

        def read() -> None:
            for one in self._rows().values():
                if one.learner_id == learner_id and one.read_at is None:
                    one.read_at, one.version = now, one.version + 1

        self._session.change(read)

    def letters_due(self, *due: LetterDue) -> None:
        """See the port."""
        self._session.tell(*due)

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port."""

        def forget() -> None:
            for name in (_NOTIFICATIONS, _PREFERENCES):
                rows = self._session.store.rows.get(name, {})
                for key in [key for key, row in rows.items() if row.learner_id == learner_id]:
                    del rows[key]

        self._session.change(forget)


class MemoryPreferences(MemoryTable[Preferences]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, _PREFERENCES)

    async def of(self, learner_id: LearnerId) -> Preferences:
        """See the port."""
        found = self._rows().get(learner_id)
        return Preferences(learner_id=learner_id) if found is None else deepcopy(found)

    def save(self, preferences: Preferences) -> None:
        """See the port."""
        self._put(preferences.learner_id, preferences, new=preferences.version == 0)


class MemoryNotificationsReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def notifications(self, learner_id: LearnerId, page: PageRequest, *, unread_only: bool) -> Page[Told]:
        """See the port."""
        theirs = [one for one in self._of(learner_id) if one.read_at is None or not unread_only]
        newest = sorted(theirs, key=lambda one: (one.created_at, one.id), reverse=True)
        return page_after(newest, page, lambda one: one.id, _told)

    async def unread(self, learner_id: LearnerId) -> int:
        """See the port."""
        return sum(one.read_at is None for one in self._of(learner_id))

    async def preferences(self, learner_ids: Sequence[LearnerId]) -> Mapping[LearnerId, Preferences]:
        """See the port."""
        rows = self._store.rows.get(_PREFERENCES, {})
        return {one: deepcopy(rows.get(one)) or Preferences(learner_id=one) for one in learner_ids}

    def _of(self, learner_id: LearnerId) -> list[Notification]:
        return [one for one in self._store.rows.get(_NOTIFICATIONS, {}).values() if one.learner_id == learner_id]


def _told(one: Notification) -> Told:
    return Told(**{name: deepcopy(getattr(one, name)) for name in Told.__dataclass_fields__})
