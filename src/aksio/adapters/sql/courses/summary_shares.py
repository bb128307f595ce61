"""Shares of summaries in SQL."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.summaries import summary_shares
from aksio.adapters.sql.writes import Delete, Insert
from aksio.application.courses.summaries.share_ports import SummaryShareView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.courses.summaries.share import SummaryShare, SummaryShareNotFound
from aksio.domain.shared.ids import LearnerId, SummaryId, SummaryShareId

_PLAIN = ("id", "summary_id", "token_hash", "expires_at", "created_at")
_NEWEST = (summary_shares.c.created_at, summary_shares.c.id)


class SqlSummaryShares:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, share_id: SummaryShareId, *, summary_id: SummaryId, owner_id: LearnerId) -> SummaryShare:
        """See the port."""
        table = summary_shares.c
        return await self._find(table.id == share_id, table.summary_id == summary_id, table.learner_id == owner_id)

    async def find(self, token_hash: str, *, now: datetime) -> SummaryShare:
        """See the port."""
        share = await self._find(summary_shares.c.token_hash == token_hash)
        if not share.is_live(now):
            raise SummaryShareNotFound
        return share

    def add(self, share: SummaryShare) -> None:
        """See the port."""
        row = {name: getattr(share, name) for name in _PLAIN}
        row |= {"version": share.version + 1, "learner_id": share.owner_id}
        self._session.write(Insert(summary_shares, [row]))
        self._session.record(share)

    def remove(self, share: SummaryShare) -> None:
        """See the port."""
        self._session.write(Delete(summary_shares, where={"id": share.id, "version": share.version}))
        self._session.record(share)

    async def _find(self, *conditions: ColumnElement[bool]) -> SummaryShare:
        row = await self._session.row(select(summary_shares).where(*conditions))
        if row is None:
            raise SummaryShareNotFound
        return _share(row)


class SqlSummarySharesReader(SqlReader):
    """See the port."""

    async def shares(self, summary_id: SummaryId, page: PageRequest, *, owner_id: LearnerId) -> Page[SummaryShareView]:
        """See the port."""
        table = summary_shares.c
        query = select(summary_shares).where(table.summary_id == summary_id, table.learner_id == owner_id)
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, lambda row: SummaryShareView.of(_share(row)), *_NEWEST)


def _share(row: RowMapping) -> SummaryShare:
    return SummaryShare(**{name: row[name] for name in (*_PLAIN, "version")}, owner_id=row["learner_id"])
