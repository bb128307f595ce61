"""Views of accounts straight from SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, func, select

from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.accounts import access_requests, accounts, login_sessions
from aksio.application.accounts.views import AccessRequestView, AccountView, Principal, SessionView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.accounts.access_request import AccessStatus
from aksio.domain.accounts.account import AccountNotFound, Role
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import LearnerId, SessionId

_NEWEST_ACCOUNT = (accounts.c.registered_at, accounts.c.id)
_NEWEST_SESSION = (login_sessions.c.started_at, login_sessions.c.id)
_NEWEST_REQUEST = (access_requests.c.requested_at, access_requests.c.id)
_SEARCHED = (accounts.c.email, accounts.c.username, accounts.c.first_name, accounts.c.last_name)

_IS_DISABLED = accounts.c.disabled_at.is_not(None) | accounts.c.erasure_requested_at.is_not(None)
_ACCOUNT = select(accounts, _IS_DISABLED.label("is_disabled"))


class SqlAccountsReader(SqlReader):
    """See the ports AccountsReader, StudyCalendarReader, ReachableAccounts and LiveSessions."""

    async def account(self, account_id: LearnerId) -> AccountView:
        """See the port."""
        row = await self._row(_ACCOUNT.where(accounts.c.id == account_id))
        if row is None:
            raise AccountNotFound
        return _account_view(row)

    async def accounts(self, text: str | None, page: PageRequest) -> Page[AccountView]:
        """See the port."""
        query = _ACCOUNT
        if text:
            matches = [column.icontains(text, autoescape=True) for column in _SEARCHED]
            query = query.where(matches[0] | matches[1] | matches[2] | matches[3])
        rows = await self._rows(page_query(query, page, *_NEWEST_ACCOUNT, descending=True))
        return page_of(rows, page, _account_view, *_NEWEST_ACCOUNT)

    async def name_of(self, account_id: UUID) -> tuple[str | None, str] | None:
        """Username and e-mail address; None where there is no such account."""
        row = await self._row(select(accounts.c.username, accounts.c.email).where(accounts.c.id == account_id))
        return None if row is None else (row["username"], row["email"])

    async def sessions(self, account_id: LearnerId, page: PageRequest, *, now: datetime) -> Page[SessionView]:
        """See the port."""
        query = select(login_sessions).where(
            login_sessions.c.account_id == account_id,
            login_sessions.c.ended_at.is_(None),
            login_sessions.c.expires_at > now,
        )
        rows = await self._rows(page_query(query, page, *_NEWEST_SESSION, descending=True))
        return page_of(rows, page, _session_view, *_NEWEST_SESSION)

    async def access_requests(self, status: AccessStatus | None, page: PageRequest) -> Page[AccessRequestView]:
        """See the port."""
        query = select(access_requests)
        if status is not None:
            query = query.where(access_requests.c.status == status.value)
        rows = await self._rows(page_query(query, page, *_NEWEST_REQUEST, descending=True))
        return page_of(rows, page, _request_view, *_NEWEST_REQUEST)

    async def last_login_at(self, account_id: LearnerId) -> datetime | None:
        """See the port."""
        latest = func.max(login_sessions.c.started_at).label("latest")
        row = await self._row(select(latest).where(login_sessions.c.account_id == account_id))
        return None if row is None else row["latest"]

    async def study_calendar(self, account_id: LearnerId) -> StudyCalendar:
        """See the port."""
        query = select(accounts.c.timezone, accounts.c.rollover_hour).where(accounts.c.id == account_id)
        row = await self._row(query)
        if row is None:
            raise AccountNotFound
        return StudyCalendar(zone=row["timezone"], rollover_hour=row["rollover_hour"])

    async def reachable(self, after: LearnerId | None, *, limit: int) -> Sequence[AccountView]:
        """See the port."""
        query = _ACCOUNT.where(~_IS_DISABLED).order_by(accounts.c.id).limit(limit)
        rows = await self._rows(query if after is None else query.where(accounts.c.id > after))
        return [_account_view(row) for row in rows]

    async def principal(self, session_id: SessionId, account_id: LearnerId, *, now: datetime) -> Principal | None:
        """See the port."""
        query = (
            select(accounts.c.role)
            .join(login_sessions, login_sessions.c.account_id == accounts.c.id)
            .where(
                login_sessions.c.id == session_id,
                login_sessions.c.ended_at.is_(None),
                login_sessions.c.expires_at > now,
                accounts.c.id == account_id,
                ~_IS_DISABLED,
            )
        )
        row = await self._row(query)
        return None if row is None else Principal(id=account_id, session_id=session_id, role=Role(row["role"]))


def _account_view(row: RowMapping) -> AccountView:
    names = AccountView.__dataclass_fields__
    fields = {name: row[name] for name in names} | {"role": Role(row["role"]), "is_disabled": bool(row["is_disabled"])}
    return AccountView(**fields)


def _session_view(row: RowMapping) -> SessionView:
    return SessionView(
        id=row["id"],
        started_at=row["started_at"],
        last_used_at=row["rotated_at"],
        expires_at=row["expires_at"],
        user_agent=row["user_agent"],
        address=row["address"],
    )


def _request_view(row: RowMapping) -> AccessRequestView:
    fields = {name: row[name] for name in AccessRequestView.__dataclass_fields__}
    return AccessRequestView(**fields | {"status": AccessStatus(row["status"])})
