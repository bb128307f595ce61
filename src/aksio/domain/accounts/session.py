"""A login session: a family of refresh tokens of which only the newest is worth anything.

Refresh tokens are replaced at every use, so that a copied one shows itself (RFC 9700, section 4.14.2): when a token
comes back that has already been replaced, either the thief or the owner is holding an old one, and the session ends.
One exception keeps honest clients in: an answer may be lost on the way, and the client asks again with the token it
still has. So the parent of an unused child may be shown again for a few seconds, and gives the same child again.
That child is derived from its parent, so that it never has to be stored.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self

from aksio.domain.accounts import events
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import NotFound, Unauthenticated
from aksio.domain.shared.ids import LearnerId, SessionId

TokenHash = NewType("TokenHash", str)
"""What is kept of a refresh token: enough to recognise it, not enough to use it."""

LIFETIME = timedelta(days=60)
GRACE = timedelta(seconds=10)


class SessionNotFound(NotFound):
    code = "session_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such session.")


class RefreshRefused(Unauthenticated):
    """One answer for every reason, so that it tells a thief nothing."""

    code = "refresh_token_refused"

    def __init__(self) -> None:
        super().__init__("This refresh token is not valid. Please log in again.")


class Presented(StrEnum):
    """What came of presenting a refresh token."""

    ROTATED = "rotated"
    REPEATED = "repeated"
    REUSED = "reused"
    TOO_LATE = "too_late"


@dataclass(kw_only=True, eq=False)
class Session(Aggregate):
    """`leaf` is the only token that still rotates; `parent` is the one before it, None until the first rotation."""

    id: SessionId
    account_id: LearnerId
    leaf: TokenHash = field(repr=False)
    parent: TokenHash | None = field(default=None, repr=False)
    started_at: datetime
    rotated_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    user_agent: str | None = None
    address: str | None = None

    @classmethod
    def start(
        cls,
        *,
        id: SessionId,
        account_id: LearnerId,
        leaf: TokenHash,
        user_agent: str | None = None,
        address: str | None = None,
        now: datetime,
    ) -> Self:
        """A session with its first refresh token. However often it rotates, it ends 60 days from now."""
        session = cls(
            id=id,
            account_id=account_id,
            leaf=leaf,
            started_at=now,
            rotated_at=now,
            expires_at=now + LIFETIME,
            user_agent=user_agent,
            address=address,
        )
        session._record(events.SessionStarted(occurred_at=now, session_id=id, account_id=account_id))
        return session

    def is_live(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at

    def present(self, token: TokenHash, *, child: TokenHash, now: datetime) -> Presented:
        """Show a token of this family, with the child that is derived from it.

        The leaf gives way to its child. The parent gives the child that is already the leaf, while the grace lasts.
        Anything else ends the session, which must be saved even though the caller is refused.
        """
        if not self.is_live(now):
            return Presented.TOO_LATE
        if token == self.leaf:
            self.leaf, self.parent, self.rotated_at = child, token, now
            return Presented.ROTATED
        if token == self.parent and child == self.leaf and now - self.rotated_at <= GRACE:
            return Presented.REPEATED
        self.ended_at = now
        self._record(events.RefreshTokenReused(occurred_at=now, session_id=self.id, account_id=self.account_id))
        return Presented.REUSED

    def end(self, *, now: datetime) -> None:
        if self.ended_at is None:
            self.ended_at = now
            self._record(events.SessionEnded(occurred_at=now, session_id=self.id, account_id=self.account_id))
