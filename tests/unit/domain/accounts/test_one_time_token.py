from collections.abc import Callable
from datetime import timedelta

import pytest

from aksio.domain.accounts.account import Account
from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose
from aksio.domain.shared.errors import Invalid
from tests.make.accounts import NOW, an_account


def unverified() -> Account:
    account = an_account()
    account.email_verified_at = None
    return account


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_fresh_token_is_good(purpose: Purpose) -> None:
    account = unverified()
    token = OneTimeToken.of(account, purpose, issued_at=NOW)
    token.require_good(account, purpose, last_login_at=None, now=NOW + timedelta(minutes=59))


def test_the_same_account_and_instant_give_the_same_token() -> None:
    assert OneTimeToken.of(unverified(), Purpose.RESET, issued_at=NOW) == OneTimeToken.of(
        unverified(), Purpose.RESET, issued_at=NOW
    )


def change_password(account: Account) -> None:
    account.change_password("another hash", now=NOW)


def verify(account: Account) -> None:
    account.verify_email(now=NOW)


def change_email(account: Account) -> None:
    account.email = "else@example.org"


def become_somebody_else(account: Account) -> None:
    account.id = an_account(2).id


@pytest.mark.parametrize(
    ("purpose", "happening"),
    [
        (Purpose.RESET, change_password),
        (Purpose.RESET, change_email),
        (Purpose.RESET, become_somebody_else),
        (Purpose.VERIFY, verify),
        (Purpose.VERIFY, change_email),
        (Purpose.VERIFY, become_somebody_else),
    ],
)
def test_a_token_dies_with_the_state_that_it_was_written_for(
    purpose: Purpose, happening: Callable[[Account], None]
) -> None:
    account = unverified()
    token = OneTimeToken.of(account, purpose, issued_at=NOW)
    happening(account)
    with pytest.raises(Invalid):
        token.require_good(account, purpose, last_login_at=None, now=NOW + timedelta(minutes=1))


def test_a_login_kills_the_reset_token() -> None:
    account = an_account()
    token = OneTimeToken.of(account, Purpose.RESET, issued_at=NOW)
    with pytest.raises(Invalid):
        token.require_good(
            account, Purpose.RESET, last_login_at=NOW + timedelta(seconds=1), now=NOW + timedelta(seconds=2)
        )
    token.require_good(account, Purpose.RESET, last_login_at=NOW - timedelta(seconds=1), now=NOW + timedelta(seconds=2))


def test_a_login_leaves_the_verification_token_alone() -> None:
    account = unverified()
    token = OneTimeToken.of(account, Purpose.VERIFY, issued_at=NOW)
    token.require_good(account, Purpose.VERIFY, last_login_at=NOW, now=NOW + timedelta(days=6))


@pytest.mark.parametrize(("purpose", "age"), [(Purpose.RESET, timedelta(hours=1)), (Purpose.VERIFY, timedelta(days=7))])
def test_a_token_dies_of_old_age(purpose: Purpose, age: timedelta) -> None:
    account = unverified()
    token = OneTimeToken.of(account, purpose, issued_at=NOW)
    with pytest.raises(Invalid):
        token.require_good(account, purpose, last_login_at=None, now=NOW + age)


def test_a_token_serves_no_other_purpose() -> None:
    account = unverified()
    token = OneTimeToken.of(account, Purpose.VERIFY, issued_at=NOW)
    with pytest.raises(Invalid):
        token.require_good(account, Purpose.RESET, last_login_at=None, now=NOW)
