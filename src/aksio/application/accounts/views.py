"""What use cases about accounts tell."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.accounts.access_request import AccessRequest, AccessStatus
from aksio.domain.accounts.account import Account, Role
from aksio.domain.shared.ids import AccessRequestId, LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class AccountView:
    """An account as its owner and administrators see it."""

    id: LearnerId
    email: str
    username: str | None
    role: Role
    first_name: str | None
    last_name: str | None
    language: str
    timezone: str
    rollover_hour: int
    new_cards_per_day: int
    reviews_per_day: int
    registered_at: datetime
    email_verified_at: datetime | None
    is_disabled: bool
    version: int

    @classmethod
    def of(cls, account: Account) -> Self:
        """As it is now."""
        return cls(
            id=account.id,
            email=account.email,
            username=account.username,
            role=account.role,
            first_name=account.profile.first_name,
            last_name=account.profile.last_name,
            language=account.profile.language,
            timezone=account.calendar.zone,
            rollover_hour=account.calendar.rollover_hour,
            new_cards_per_day=account.preferences.new_cards_per_day,
            reviews_per_day=account.preferences.reviews_per_day,
            registered_at=account.registered_at,
            email_verified_at=account.email_verified_at,
            is_disabled=account.is_disabled,
            version=account.version,
        )


@dataclass(frozen=True, kw_only=True)
class TokenPair:
    """What a client goes on with. The access token serves ten minutes, the refresh token once."""

    access_token: str
    refresh_token: str


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who came in, and with what they go on."""

    account: AccountView
    tokens: TokenPair


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """A login session as its owner sees it."""

    id: SessionId
    started_at: datetime
    last_used_at: datetime
    expires_at: datetime
    user_agent: str | None
    address: str | None


@dataclass(frozen=True, kw_only=True)
class AccessRequestView:
    """An entry of the waiting list as administrators see it."""

    id: AccessRequestId
    email: str
    name: str | None
    heard_about_us: str | None
    inspiration: str | None
    status: AccessStatus
    requested_at: datetime
    reviewed_at: datetime | None
    reviewed_by: LearnerId | None
    comment: str | None

    @classmethod
    def of(cls, request: AccessRequest) -> Self:
        """As it is now."""
        return cls(**{name: getattr(request, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class Principal:
    """Who is asking: an account, in one of its sessions."""

    id: LearnerId
    session_id: SessionId
    role: Role

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN
