"""What the use cases about accounts need from storage and from the mail. Secrets have ports of their own."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from aksio.application.accounts.views import AccessRequestView, AccountView, Principal, SessionView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.accounts.access_request import AccessRequest, AccessStatus
from aksio.domain.accounts.account import Account
from aksio.domain.accounts.feedback import Feedback
from aksio.domain.accounts.session import Session, TokenHash
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.ids import AccessRequestId, LearnerId, SessionId


class Accounts(Protocol):
    """Accounts in storage. A second account with the same name is EmailTaken or UsernameTaken at commit."""

    async def get(self, account_id: LearnerId) -> Account:
        """Raises AccountNotFound."""

    async def find(self, *, email: str | None = None, username: str | None = None) -> Account | None:
        """The account with this e-mail address, or else the one with this username, however they are written."""

    def add(self, account: Account) -> None:
        """Keep a new account."""

    def save(self, account: Account) -> None:
        """Keep a changed account."""

    def remove(self, account: Account) -> None:
        """Forget an account with its sessions and its feedback."""


class Sessions(Protocol):
    """Login sessions in storage."""

    async def get(self, session_id: SessionId, *, account_id: LearnerId) -> Session:
        """Raises SessionNotFound."""

    async def of_token(self, token: TokenHash) -> Session | None:
        """The session that this refresh token belongs or belonged to, locked until the unit of work ends."""

    def add(self, session: Session) -> None:
        """Keep a new session."""

    def save(self, session: Session) -> None:
        """Keep a changed session; a new leaf is remembered along with all its ancestors."""

    def end_all(self, account_id: LearnerId, *, keep: SessionId | None = None, now: datetime) -> None:
        """End all live sessions of an account but one, at once: a stolen password must not live on in a session."""


class AccessRequests(Protocol):
    """The waiting list in storage."""

    async def get(self, request_id: AccessRequestId) -> AccessRequest:
        """Raises AccessRequestNotFound."""

    async def find(self, email: str) -> AccessRequest | None:
        """The latest request with this e-mail address, however it is written."""

    def add(self, request: AccessRequest) -> None:
        """Keep a new request."""

    def save(self, request: AccessRequest) -> None:
        """Keep a decided request."""

    def forget(self, email: str) -> None:
        """Remove every request with this e-mail address."""


class FeedbackBox(Protocol):
    """Where feedback is kept."""

    def add(self, feedback: Feedback) -> None:
        """Keep it."""


class AccountsUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as this context sees it."""

    @property
    def accounts(self) -> Accounts:
        """Accounts in this transaction."""

    @property
    def sessions(self) -> Sessions:
        """Login sessions in this transaction."""

    @property
    def access_requests(self) -> AccessRequests:
        """The waiting list in this transaction."""

    @property
    def feedback(self) -> FeedbackBox:
        """Feedback in this transaction."""


class AccountsReader(Protocol):
    """Views straight from storage."""

    async def account(self, account_id: LearnerId) -> AccountView:
        """Raises AccountNotFound."""

    async def accounts(self, text: str | None, page: PageRequest) -> Page[AccountView]:
        """All accounts, newest first; `text` is looked for in e-mail address, username and names."""

    async def sessions(self, account_id: LearnerId, page: PageRequest, *, now: datetime) -> Page[SessionView]:
        """The live sessions of an account, newest first."""

    async def access_requests(self, status: AccessStatus | None, page: PageRequest) -> Page[AccessRequestView]:
        """The waiting list, newest first."""

    async def last_login_at(self, account_id: LearnerId) -> datetime | None:
        """When a session of this account was last started."""


class StudyCalendarReader(Protocol):
    """Whose day is it?"""

    async def study_calendar(self, account_id: LearnerId) -> StudyCalendar:
        """Raises AccountNotFound."""


class ReachableAccounts(Protocol):
    """Everybody who may be written to."""

    async def reachable(self, after: LearnerId | None, *, limit: int) -> Sequence[AccountView]:
        """Accounts that are not disabled, in the order of their ids."""


class LiveSessions(Protocol):
    """Asked at every request. An adapter may answer from memory for up to five seconds."""

    async def principal(self, session_id: SessionId, account_id: LearnerId, *, now: datetime) -> Principal | None:
        """Who is logged in with this session; None when it ended or the account is disabled."""


class OldSessions(Protocol):
    """Sessions that nobody can use any more."""

    async def forget(self, *, before: datetime) -> int:
        """Drop the sessions that expired or were ended before that; returns how many."""


class PersonalData(Protocol):
    """Everything that is stored about a person, in whatever context."""

    def rows(self, account_id: LearnerId) -> AsyncIterator[tuple[str, dict[str, object]]]:
        """The name of a table and one row of it, table by table. Secrets are left out."""


class RememberedAnswers(Protocol):
    """What models said is remembered for a while, so that the same question costs once."""

    async def forget(self) -> None:
        """Everything that this process remembers. Others give nothing out after an hour."""
