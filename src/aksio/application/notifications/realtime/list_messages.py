"""What came after a message that a page has seen."""

from dataclasses import dataclass

from aksio.application.notifications.realtime.ports import RealtimeReader
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.ids import LearnerId

MOST_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class ListMessagesQuery:
    """`after` is the sequence of the last message that was seen."""

    learner_id: LearnerId
    after: int


class ListMessages:
    """At most MOST_AT_ONCE, oldest first."""

    def __init__(self, reader: RealtimeReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListMessagesQuery) -> list[RealtimeMessage]:
        return await self._reader.after(query.learner_id, query.after, limit=MOST_AT_ONCE)
