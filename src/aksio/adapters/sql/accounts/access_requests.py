"""The waiting list in SQL."""

from sqlalchemy import RowMapping, delete, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.accounts import access_requests
from aksio.adapters.sql.writes import Insert, Row, Statement, Update
from aksio.domain.accounts.access_request import AccessRequest, AccessRequestNotFound, AccessStatus
from aksio.domain.accounts.identity import fold
from aksio.domain.shared.ids import AccessRequestId


class SqlAccessRequests:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, request_id: AccessRequestId) -> AccessRequest:
        """See the port."""
        row = await self._session.row(select(access_requests).where(access_requests.c.id == request_id))
        if row is None:
            raise AccessRequestNotFound
        return _from_row(row)

    async def find(self, email: str) -> AccessRequest | None:
        """See the port."""
        query = (
            select(access_requests)
            .where(access_requests.c.folded_email == fold(email))
            .order_by(access_requests.c.requested_at.desc(), access_requests.c.id.desc())
            .limit(1)
        )
        row = await self._session.row(query)
        return None if row is None else _from_row(row)

    def add(self, request: AccessRequest) -> None:
        """See the port."""
        self._session.write(Insert(access_requests, [_to_row(request)]))
        self._session.record(request)

    def save(self, request: AccessRequest) -> None:
        """See the port."""
        where = {"id": request.id, "version": request.version}
        self._session.write(Update(access_requests, _to_row(request), where=where))
        self._session.record(request)

    def forget(self, email: str) -> None:
        """See the port."""
        self._session.write(Statement(delete(access_requests).where(access_requests.c.folded_email == fold(email))))


def _to_row(request: AccessRequest) -> Row:
    return {
        "id": request.id,
        "version": request.version + 1,
        "email": request.email,
        "folded_email": request.folded_email,
        "name": request.name,
        "heard_about_us": request.heard_about_us,
        "inspiration": request.inspiration,
        "status": request.status.value,
        "requested_at": request.requested_at,
        "reviewed_at": request.reviewed_at,
        "reviewed_by": request.reviewed_by,
        "comment": request.comment,
    }


def _from_row(row: RowMapping) -> AccessRequest:
    kept = {name: value for name, value in row.items() if name != "folded_email"}
    return AccessRequest(**{**kept, "status": AccessStatus(row["status"])})
