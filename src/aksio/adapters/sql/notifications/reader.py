"""Views of notifications straight from SQL."""

from collections.abc import Mapping, Sequence

from sqlalchemy import RowMapping, func, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.notifications.storage import preferences_from
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.notifications import notification_preferences, notifications
from aksio.application.notifications.inbox.ports import Told
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.notifications.kind import Kind
from aksio.domain.notifications.preferences import Preferences
from aksio.domain.shared.ids import LearnerId

_NEWEST = (notifications.c.created_at, notifications.c.id)


class SqlNotificationsReader(SqlReader):
    """See the port."""

    async def notifications(self, learner_id: LearnerId, page: PageRequest, *, unread_only: bool) -> Page[Told]:
        """See the port."""
        query = select(notifications).where(notifications.c.learner_id == learner_id)
        if unread_only:
            query = query.where(notifications.c.read_at.is_(None))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _told, *_NEWEST)

    async def unread(self, learner_id: LearnerId) -> int:
        """See the port."""
        table = notifications.c
        query = select(func.count().label("n")).where(table.learner_id == learner_id, table.read_at.is_(None))
        (row,) = await self._rows(query)
        return int(row["n"])

    async def preferences(self, learner_ids: Sequence[LearnerId]) -> Mapping[LearnerId, Preferences]:
        """See the port."""
        table = notification_preferences
        found = {
            row["learner_id"]: preferences_from(row)
            for row in await self._rows(select(table).where(table.c.learner_id.in_(learner_ids)))
        }
        return {one: found.get(one) or Preferences(learner_id=one) for one in learner_ids}


def _told(row: RowMapping) -> Told:
    return Told(**{name: row[name] for name in Told.__dataclass_fields__} | {"kind": Kind(row["kind"])})
