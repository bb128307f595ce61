"""Counts about a learner's conversations: what is stored, counted, and no insight beyond it."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.chat.ports import ChatReader
from aksio.application.chat.views import UsageCounts
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class GetChatAnalyticsQuery:
    """`days` back from now; None counts everything."""

    learner_id: LearnerId
    days: int | None = None


class GetChatAnalytics:
    """Counted anew at each call."""

    def __init__(self, reader: ChatReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    async def __call__(self, query: GetChatAnalyticsQuery) -> UsageCounts:
        since = None if query.days is None else self._clock.now() - timedelta(days=query.days)
        return await self._reader.counts(query.learner_id, since=since)
