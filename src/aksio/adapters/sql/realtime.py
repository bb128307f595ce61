"""Messages for open pages in SQL."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import RowMapping, delete, select, update

from aksio.adapters.sql.old_rows import delete_in_batches
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.realtime import realtime_heads, realtime_messages
from aksio.adapters.sql.upsert import upsert
from aksio.adapters.sql.writes import Insert, Statement
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.ids import LearnerId


class SqlRealtimeLog:
    """See the port. The head's row is locked until commit, so a later number is never seen before an earlier one."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    def begin(self, learner_id: LearnerId) -> None:
        """See the port."""
        head = {"learner_id": learner_id, "sequence": 0}
        self._session.write(Statement(upsert(realtime_heads, (), dialect=self._session.dialect), [head]))

    async def append(
        self, learner_id: LearnerId, *, kind: str, data: Mapping[str, object], now: datetime
    ) -> RealtimeMessage | None:
        """See the port."""
        await self._session.transaction()
        step = update(realtime_heads).values(sequence=realtime_heads.c.sequence + 1)
        step = step.where(realtime_heads.c.learner_id == learner_id)
        row = await self._session.row(step.returning(realtime_heads.c.sequence))
        if row is None:
            return None
        message = RealtimeMessage(learner_id=learner_id, sequence=row["sequence"], kind=kind, data=data, created_at=now)
        self._session.write(Insert(realtime_messages, [_to_row(message)]))
        return message

    def forget_learner(self, learner_id: LearnerId) -> None:
        """See the port."""
        for table in (realtime_messages, realtime_heads):
            self._session.write(Statement(delete(table).where(table.c.learner_id == learner_id)))


class SqlRealtimeReader(SqlReader):
    """See the port."""

    async def heads(self, learner_ids: frozenset[LearnerId]) -> Mapping[LearnerId, int]:
        """See the port."""
        query = select(realtime_heads).where(realtime_heads.c.learner_id.in_(learner_ids))
        return {row["learner_id"]: row["sequence"] for row in await self._rows(query)}

    async def after(self, learner_id: LearnerId, sequence: int, *, limit: int) -> list[RealtimeMessage]:
        """See the port."""
        table = realtime_messages.c
        query = (
            select(realtime_messages)
            .where(table.learner_id == learner_id, table.sequence > sequence)
            .order_by(table.sequence)
            .limit(limit)
        )
        return [_from_row(row) for row in await self._rows(query)]

    async def forget(self, *, before: datetime) -> int:
        """See the port."""
        old = realtime_messages.c.created_at < before
        return await delete_in_batches(self._database, realtime_messages, old)


def _to_row(message: RealtimeMessage) -> dict[str, object]:
    return {
        "learner_id": message.learner_id,
        "sequence": message.sequence,
        "kind": message.kind,
        "data": dict(message.data),
        "created_at": message.created_at,
    }


def _from_row(row: RowMapping) -> RealtimeMessage:
    return RealtimeMessage(**row)
