"""How many notifications wait to be read?"""

from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsReader
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class CountUnreadQuery:
    """Whose."""

    learner_id: LearnerId


class CountUnread:
    """All of them, on whatever page."""

    def __init__(self, reader: NotificationsReader) -> None:
        self._reader = reader

    async def __call__(self, query: CountUnreadQuery) -> int:
        return await self._reader.unread(query.learner_id)
