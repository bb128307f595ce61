"""Messages for open pages in memory, and announcements within this process."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from aksio.adapters.memory.store import MemorySession, MemoryStore
from aksio.application.notifications.realtime.ports import Hear
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.ids import LearnerId

_HEADS, _MESSAGES = "realtime_heads", "realtime_messages"


class MemoryRealtimeLog:
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        self._session = session

    def begin(self, learner_id: LearnerId) -> None:
        """See the port."""
        rows = self._session.store.rows
        self._session.change(lambda: rows.setdefault(_HEADS, {}).setdefault(learner_id, 0))

    async def append(
        self, learner_id: LearnerId, *, kind: str, data: Mapping[str, object], now: datetime
    ) -> RealtimeMessage | None:
        """See the port."""
        rows = self._session.store.rows
        if learner_id not in rows.get(_HEADS, {}):
            return None
        sequence = rows[_HEADS][learner_id] + 1
        message = RealtimeMessage(learner_id=learner_id, sequence=sequence, kind=kind, data=dict(data), created_at=now)

        def keep() -> None:
            rows.setdefault(_HEADS, {})[learner_id] = sequence
            rows.setdefault(_MESSAGES, {}).setdefault(learner_id, []).append(message)

        self._session.change(keep)
        return message

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port."""
        rows = self._session.store.rows

        def forget() -> None:
            for table in (_HEADS, _MESSAGES):
                rows.get(table, {}).pop(learner_id, None)

        self._session.change(forget)


class MemoryRealtimeReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def heads(self, learner_ids: frozenset[LearnerId]) -> Mapping[LearnerId, int]:
        """See the port."""
        heads = self._store.rows.get(_HEADS, {})
        return {learner_id: heads[learner_id] for learner_id in learner_ids if learner_id in heads}

    async def after(self, learner_id: LearnerId, sequence: int, *, limit: int) -> list[RealtimeMessage]:
        """See the port."""
        return [message for message in self._of(learner_id) if message.sequence > sequence][:limit]

    async def forget(self, *, before: datetime) -> int:
        """See the port."""
        messages = self._store.rows.get(_MESSAGES, {})
        there_were = sum(map(len, messages.values()))
        for learner_id in messages:
            messages[learner_id] = [one for one in messages[learner_id] if one.created_at >= before]
        return there_were - sum(map(len, messages.values()))

    def _of(self, learner_id: LearnerId) -> list[RealtimeMessage]:
        return list(self._store.rows.get(_MESSAGES, {}).get(learner_id, []))


class MemoryFanout:
    """See the port. Right where one process does everything."""

    def __init__(self) -> None:
        self._listening: set[Hear] = set()

    async def announce(self, learner_id: LearnerId) -> None:
        """See the port."""
        for hear in tuple(self._listening):
            hear(learner_id)

    async def listen(self, hear: Hear) -> None:
        """See the port."""
        self._listening.add(hear)
        try:
            await asyncio.Event().wait()
        finally:
            self._listening.discard(hear)

    async def close(self) -> None:
        """There is nothing to close."""
