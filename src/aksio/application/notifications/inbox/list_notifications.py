"""Show a learner their notifications, in words of their language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.application.notifications.inbox.ports import NotificationsReader, Recipients, Told
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.notifications.kind import Kind
from aksio.domain.notifications.phrases import LANGUAGES, phrase
from aksio.domain.shared.ids import LearnerId, NotificationId


@dataclass(frozen=True, kw_only=True)
class ListNotificationsQuery:
    """Whose, which page, and whether only those not yet read."""

    learner_id: LearnerId
    page: PageRequest
    unread_only: bool = False


@dataclass(frozen=True, kw_only=True)
class NotificationView:
    """A notification as its owner sees it. `data` names what it is about."""

    id: NotificationId
    kind: Kind
    title: str
    text: str
    data: Mapping[str, object]
    created_at: datetime
    read_at: datetime | None

    @classmethod
    def of(cls, told: Told, language: str) -> Self:
        """In words."""
        words = phrase(told.kind, told.data, language)
        return cls(
            id=told.id,
            kind=told.kind,
            title=words.title,
            text=words.text,
            data=told.data,
            created_at=told.created_at,
            read_at=told.read_at,
        )


class ListNotifications:
    """Newest first."""

    def __init__(self, reader: NotificationsReader, recipients: Recipients) -> None:
        self._reader = reader
        self._recipients = recipients

    async def __call__(self, query: ListNotificationsQuery) -> Page[NotificationView]:
        reader = await self._recipients.of(query.learner_id)
        language = LANGUAGES[0] if reader is None else reader.language
        found = await self._reader.notifications(query.learner_id, query.page, unread_only=query.unread_only)
        return Page(items=[NotificationView.of(one, language) for one in found.items], next_cursor=found.next_cursor)
