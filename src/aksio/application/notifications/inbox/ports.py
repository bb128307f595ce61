"""What notifications need from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.notifications.events import LetterDue
from aksio.domain.notifications.kind import Kind
from aksio.domain.notifications.notification import Notification
from aksio.domain.notifications.preferences import Preferences
from aksio.domain.shared.ids import LearnerId, NotificationId


class Notifications(Protocol):
    """Notifications in storage. What belongs to another learner is NotificationNotFound."""

    async def get(self, notification_id: NotificationId, *, learner_id: LearnerId) -> Notification:
        """Raises NotificationNotFound."""

    def add(self, notification: Notification) -> None:
        """Keep a new one."""

    def save(self, notification: Notification) -> None:
        """Keep a changed one."""

    def read_all(self, learner_id: LearnerId, *, now: datetime) -> None:
        """Mark all that are unread as read at that instant."""

    def letters_due(self, *due: LetterDue) -> None:
        """Let these be looked at, by what follows the outbox."""

    def forget_learner(self, learner_id: LearnerId) -> None:
        """Remove their notifications and their preferences."""


class StoredPreferences(Protocol):
    """Preferences in storage."""

    async def of(self, learner_id: LearnerId) -> Preferences:
        """Theirs; what holds for everybody (version 0) while they have not chosen."""

    def save(self, preferences: Preferences) -> None:
        """Keep them, new or changed."""


class NotificationsUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as notifications see it."""

    @property
    def notifications(self) -> Notifications: ...

    @property
    def notification_preferences(self) -> StoredPreferences: ...


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notification as it is stored, not yet in words."""

    id: NotificationId
    kind: Kind
    data: Mapping[str, object]
    created_at: datetime
    read_at: datetime | None


class NotificationsReader(Protocol):
    """Views straight from storage."""

    async def notifications(self, learner_id: LearnerId, page: PageRequest, *, unread_only: bool) -> Page[Told]:
        """Newest first."""

    async def unread(self, learner_id: LearnerId) -> int:
        """How many are unread."""

    async def preferences(self, learner_ids: Sequence[LearnerId]) -> Mapping[LearnerId, Preferences]:
        """Of each, in one question."""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody who can be told. `email` is None until they have shown that the mailbox is theirs."""

    id: LearnerId
    email: str | None
    name: str | None
    language: str
    zone: str


class Recipients(Protocol):
    """Who can be told what, in which language and zone?"""

    async def of(self, learner_id: LearnerId) -> Recipient | None:
        """None for who is gone, disabled, or about to be erased."""

    async def after(self, learner_id: LearnerId | None, *, limit: int) -> Sequence[Recipient]:
        """Those that follow in the order of their ids; none after the last."""
