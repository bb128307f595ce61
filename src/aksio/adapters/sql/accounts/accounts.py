"""Accounts in SQL."""

from sqlalchemy import ColumnElement, RowMapping, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.accounts import accounts
from aksio.adapters.sql.writes import Delete, Insert, Row, Update
from aksio.domain.accounts.account import Account, AccountNotFound, Role
from aksio.domain.accounts.identity import fold
from aksio.domain.accounts.profile import Profile, StudyPreferences
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import LearnerId


class SqlAccounts:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, account_id: LearnerId) -> Account:
        """See the port."""
        account = await self._one(accounts.c.id == account_id)
        if account is None:
            raise AccountNotFound
        return account

    async def find(self, *, email: str | None = None, username: str | None = None) -> Account | None:
        """See the port."""
        if email is not None:
            return await self._one(accounts.c.folded_email == fold(email))
        return None if username is None else await self._one(accounts.c.folded_username == fold(username))

    def add(self, account: Account) -> None:
        """See the port."""
        self._session.write(Insert(accounts, [_to_row(account)]))
        self._session.record(account)

    def save(self, account: Account) -> None:
        """See the port."""
        self._session.write(Update(accounts, _to_row(account), where={"id": account.id, "version": account.version}))
        self._session.record(account)

    def remove(self, account: Account) -> None:
        """See the port. Sessions, tokens and feedback go with it by their foreign keys."""
        self._session.write(Delete(accounts, where={"id": account.id, "version": account.version}))
        self._session.record(account)

    async def _one(self, condition: ColumnElement[bool]) -> Account | None:
        row = await self._session.row(select(accounts).where(condition))
        return None if row is None else _from_row(row)


def _to_row(account: Account) -> Row:
    return {
        "id": account.id,
        "version": account.version + 1,
        "email": account.email,
        "folded_email": account.folded_email,
        "username": account.username,
        "folded_username": account.folded_username,
        "password_hash": account.password_hash,
        "role": account.role.value,
        "first_name": account.profile.first_name,
        "last_name": account.profile.last_name,
        "language": account.profile.language,
        "timezone": account.calendar.zone,
        "rollover_hour": account.calendar.rollover_hour,
        "new_cards_per_day": account.preferences.new_cards_per_day,
        "reviews_per_day": account.preferences.reviews_per_day,
        "registered_at": account.registered_at,
        "updated_at": account.updated_at,
        "email_verified_at": account.email_verified_at,
        "disabled_at": account.disabled_at,
        "erasure_requested_at": account.erasure_requested_at,
    }


def _from_row(row: RowMapping) -> Account:
    return Account(
        id=row["id"],
        version=row["version"],
        email=row["email"],
        username=row["username"],
        password_hash=row["password_hash"],
        role=Role(row["role"]),
        profile=Profile(first_name=row["first_name"], last_name=row["last_name"], language=row["language"]),
        calendar=StudyCalendar(zone=row["timezone"], rollover_hour=row["rollover_hour"]),
        preferences=StudyPreferences(
            new_cards_per_day=row["new_cards_per_day"], reviews_per_day=row["reviews_per_day"]
        ),
        registered_at=row["registered_at"],
        updated_at=row["updated_at"],
        email_verified_at=row["email_verified_at"],
        disabled_at=row["disabled_at"],
        erasure_requested_at=row["erasure_requested_at"],
    )
