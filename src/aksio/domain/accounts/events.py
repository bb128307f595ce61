"""What happens to accounts, sessions and access requests. Ids only: names and addresses stay in their tables."""

from dataclasses import dataclass

from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import AccessRequestId, FeedbackId, LearnerId, SessionId


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    """Something happened to this account."""

    account_id: LearnerId


class AccountRegistered(AccountEvent):
    """A person joined, or an administrator was created."""


class EmailVerified(AccountEvent):
    """The account's e-mail address was shown to be theirs."""


class EmailVerificationRequested(AccountEvent):
    """They want the verification mail again."""


class PasswordResetRequested(AccountEvent):
    """Somebody who says to be them has forgotten the password."""


class PasswordChanged(AccountEvent):
    """The old password, and every reset token given out under it, is worth nothing now."""


class AccountDisabled(AccountEvent):
    """An administrator locked the account."""


class AccountEnabled(AccountEvent):
    """An administrator unlocked the account."""


class ErasureRequested(AccountEvent):
    """The person wants everything about them gone. Every context that holds something reacts to this."""


class AccountErased(AccountEvent):
    """The account itself is gone."""


@dataclass(frozen=True, kw_only=True)
class SessionEvent(Event):
    """Something happened to a login session."""

    session_id: SessionId
    account_id: LearnerId


class SessionStarted(SessionEvent):
    """Somebody logged in."""


class SessionEnded(SessionEvent):
    """Somebody logged out, or ended the session from another device."""


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(AccountEvent):
    """Every session ended at once, but for the one that is kept."""

    kept_session_id: SessionId | None


class RefreshTokenReused(SessionEvent):
    """A refresh token came back after it had been replaced: it was copied, so the session was ended."""


@dataclass(frozen=True, kw_only=True)
class AccessRequestEvent(Event):
    """Something happened on the waiting list."""

    access_request_id: AccessRequestId


class AccessRequested(AccessRequestEvent):
    """Somebody joined the waiting list."""


class AccessApproved(AccessRequestEvent):
    """They may come in."""


class AccessRejected(AccessRequestEvent):
    """They may not."""


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    """A learner told us something."""

    feedback_id: FeedbackId
    account_id: LearnerId
