"""What the use cases about accounts need to keep secrets: hashes and tokens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from aksio.domain.accounts.one_time_token import OneTimeToken
from aksio.domain.accounts.realtime_ticket import RealtimeTicket
from aksio.domain.accounts.session import TokenHash
from aksio.domain.shared.errors import Unauthenticated
from aksio.domain.shared.ids import LearnerId, SessionId

ACCESS_TOKEN_LIFETIME = timedelta(minutes=10)


class AccessTokenRefused(Unauthenticated):
    """The token is not ours, not for us, too old, or not a token at all."""

    code = "access_token_refused"

    def __init__(self) -> None:
        super().__init__("The access token is missing or not valid.")


@dataclass(frozen=True, kw_only=True)
class PasswordCheck:
    """`outdated`: it matches, but was hashed in a way that we no longer use."""

    matches: bool
    outdated: bool = False


class PasswordHasher(Protocol):
    """Slow on purpose, and only so many at once. Both raise Unavailable when too many are waiting."""

    async def hash(self, password: str) -> str:
        """A salted hash that says how it was made."""

    async def check(self, password: str, password_hash: str | None) -> PasswordCheck:
        """Whether they belong together. None takes as long as a real hash, and never matches."""


class CommonPasswords(Protocol):
    """The passwords that attackers try first."""

    def __contains__(self, password: str) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class AccessGrant:
    """What an access token says: this account, in this session, from then until ten minutes later."""

    account_id: LearnerId
    session_id: SessionId
    issued_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.issued_at + ACCESS_TOKEN_LIFETIME


class AccessTokens(Protocol):
    """Signed tokens that say who is asking for a few minutes."""

    def write(self, grant: AccessGrant) -> str:
        """A signed token that says this, to the second."""

    def read(self, token: str, *, now: datetime) -> AccessGrant:
        """Raises AccessTokenRefused."""

    def public_keys(self) -> dict[str, list[dict[str, str]]]:
        """The keys that the tokens can be checked with, as a JWK set (RFC 7517)."""


class RefreshTokens(Protocol):
    """Opaque tokens of 256 bits."""

    def first(self) -> str:
        """The token that a new session starts with: pure chance."""

    def child_of(self, token: str) -> str:
        """The token that replaces this one: always the same, and unknown to whoever lacks our secret."""

    def hash_of(self, token: str) -> TokenHash:
        """What may be stored."""


class OneTimeTokens(Protocol):
    """Writes one-time tokens so that nobody else can, and reads them."""

    def write(self, token: OneTimeToken) -> str:
        """A text fit for a link."""

    def read(self, text: str) -> OneTimeToken:
        """Raises Invalid, pointing to `/token`. Whether the token is still good is another question."""


class RealtimeTickets(Protocol):
    """Writes tickets so that nobody else can, and reads them."""

    def write(self, ticket: RealtimeTicket) -> str:
        """A text fit for an address."""

    def read(self, text: str) -> RealtimeTicket:
        """Raises TicketRefused. Whether it was used before is another question."""
