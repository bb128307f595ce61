"""Messages for webhooks that are due, handed out under leases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, Select, func, select, update

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.errors import translated
from aksio.adapters.sql.tables.webhooks import webhook_deliveries
from aksio.application.notifications.webhooks.ports import Due, Notice

OF_EACH_LEARNER = 4
"""At most, of what is being sent at a time."""


class SqlNoticeQueue:
    """See the port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, *, token: UUID, now: datetime, until: datetime, limit: int) -> list[Due]:
        """See the port. The UPDATE looks again whether a row is due: of two that chose it, one gets it."""
        table = webhook_deliveries
        due = (table.c.status == "waiting") & (table.c.next_try_at <= now)
        take = update(table).where(table.c.id.in_(_chosen(now, limit)), due)
        take = take.values(lease_token=token, next_try_at=until)
        async with self._database.connect_to_write() as connection:
            with translated():
                rows = (await connection.execute(take.returning(*table.c))).mappings().all()
        return [_due(row) for row in rows]


def _chosen(now: datetime, limit: int) -> Select[tuple[UUID]]:
    table = webhook_deliveries.c
    place = func.row_number().over(partition_by=table.learner_id, order_by=table.next_try_at)
    under_way = (table.status == "waiting") & table.lease_token.is_not(None) & (table.next_try_at > now)
    served = select(table.learner_id).where(under_way).group_by(table.learner_id)
    busy = served.having(func.count() >= OF_EACH_LEARNER)
    due = select(table.id, table.next_try_at, place.label("place")).where(table.learner_id.not_in(busy))
    waiting = due.where(table.status == "waiting", table.next_try_at <= now).subquery()
    fair = select(waiting.c.id).where(waiting.c.place <= OF_EACH_LEARNER)
    return fair.order_by(waiting.c.next_try_at).limit(limit)


def _due(row: RowMapping) -> Due:
    notice = Notice(**{name: row[name] for name in Notice.__dataclass_fields__})
    return Due(notice=notice, token=row["lease_token"], number=row["number"], tries=row["tries"])
