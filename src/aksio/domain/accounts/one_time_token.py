"""Tokens that are mailed to a person to show that a mailbox is theirs.

They are not stored. A token names the state of the account that it was written for, so it dies by itself when that
state changes: by its own use, by another change of the password, by a verified address. A login kills reset tokens too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Self

from aksio.domain.accounts.account import Account
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId


class Purpose(StrEnum):
    RESET = "password_reset"
    VERIFY = "email_verification"


LIFETIMES = {Purpose.RESET: timedelta(hours=1), Purpose.VERIFY: timedelta(days=7)}


@dataclass(frozen=True, kw_only=True)
class OneTimeToken:
    """`state` is a digest of what must still hold of the account for the token to be good."""

    purpose: Purpose
    account_id: LearnerId
    issued_at: datetime
    state: str

    @classmethod
    def of(cls, account: Account, purpose: Purpose, *, issued_at: datetime) -> Self:
        """The token for this account as it is now. The same account and instant give the same token."""
        return cls(purpose=purpose, account_id=account.id, issued_at=issued_at, state=_state_of(account, purpose))

    def require_good(
        self, account: Account, purpose: Purpose, *, last_login_at: datetime | None, now: datetime
    ) -> None:
        """Refuse a token that was made for something else, is too old, or was overtaken by what happened since."""
        logged_in_since = last_login_at is not None and last_login_at >= self.issued_at
        good = (
            self.purpose is purpose
            and self.account_id == account.id
            and self.issued_at <= now < self.issued_at + LIFETIMES[purpose]
            and self.state == _state_of(account, purpose)
            and not (purpose is Purpose.RESET and logged_in_since)
        )
        if not good:
            raise token_refused()


def token_refused() -> Invalid:
    """The one answer to every token that is not good, whatever the reason."""
    return Invalid.field("/token", "token_not_valid", "This token is not valid any more.")


def _state_of(account: Account, purpose: Purpose) -> str:
    facts = [purpose.value, account.folded_email, str(account.email_verified_at)]
    if purpose is Purpose.RESET:
        facts.append(account.password_hash)  # salted: a digest of it tells nothing about the password
    return sha256("\0".join(facts).encode()).hexdigest()[:32]
