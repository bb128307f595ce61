"""Shares in SQL."""

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.shares import shares
from aksio.adapters.sql.writes import Delete, Insert, Row
from aksio.domain.assessments.share import Share, ShareNotFound, SharePermission
from aksio.domain.shared.ids import LearnerId, ShareId

_PLAIN = ("id", "version", "deck_id", "quiz_id", "token_hash", "expires_at", "created_at")


class SqlShares:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, share_id: ShareId, *, owner_id: LearnerId) -> Share:
        """See the port."""
        return await self._find(shares.c.id == share_id, shares.c.learner_id == owner_id)

    async def find(self, token_hash: str, *, now: datetime) -> Share:
        """See the port."""
        share = await self._find(shares.c.token_hash == token_hash)
        if not share.is_live(now):
            raise ShareNotFound
        return share

    def add(self, share: Share) -> None:
        """See the port."""
        self._session.write(Insert(shares, [_to_row(share)]))
        self._session.record(share)

    def remove(self, share: Share) -> None:
        """See the port."""
        self._session.write(Delete(shares, where={"id": share.id, "version": share.version}))
        self._session.record(share)

    async def _find(self, *conditions: ColumnElement[bool]) -> Share:
        row = await self._session.row(select(shares).where(*conditions))
        if row is None:
            raise ShareNotFound
        return _from_row(row)


def _to_row(share: Share) -> Row:
    row = {name: getattr(share, name) for name in _PLAIN}
    counted = {"version": share.version + 1}
    return row | counted | {"learner_id": share.owner_id, "permission": share.permission.value}


def _from_row(row: RowMapping) -> Share:
    permission = SharePermission(row["permission"])
    return Share(**{name: row[name] for name in _PLAIN}, owner_id=row["learner_id"], permission=permission)
