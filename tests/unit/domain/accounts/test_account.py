from datetime import timedelta
from uuid import UUID

import pytest

from aksio.domain.accounts import events
from aksio.domain.accounts.account import Account, AccountIsDisabled, Role
from aksio.domain.accounts.profile import Profile, StudyPreferences
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId
from tests.make.accounts import NOW, an_account

LATER = NOW + timedelta(minutes=1)


def register(email: str = " Ada@Example.org ", username: str | None = "Ada") -> Account:
    return Account.register(
        id=LearnerId(UUID(int=5)),
        email=email,
        username=username,
        password_hash="hash",
        profile=Profile(),
        calendar=StudyCalendar(),
        now=NOW,
    )


def test_a_new_account_is_a_learner_with_an_unverified_address() -> None:
    account = register()
    assert account.role is Role.LEARNER
    assert account.email_verified_at is None
    assert account.take_events() == [events.AccountRegistered(occurred_at=NOW, account_id=account.id)]


def test_names_are_kept_as_written_and_compared_folded() -> None:
    account = register(" Straße@Example.ORG ", " ADA ")
    assert (account.email, account.username) == ("Straße@Example.ORG", "ADA")
    assert (account.folded_email, account.folded_username) == ("strasse@example.org", "ada")


def test_every_wrong_name_is_reported_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        register("nobody", "two words")
    assert [(error.pointer, error.code) for error in refusal.value.errors] == [
        ("/email", "not_an_email"),
        ("/username", "not_a_username"),
    ]


def test_a_disabled_account_is_refused_until_it_is_enabled_again() -> None:
    account = an_account()
    account.disable(now=LATER)
    with pytest.raises(AccountIsDisabled):
        account.require_enabled()
    account.enable(now=LATER)
    account.require_enabled()
    assert [type(event) for event in account.take_events()] == [events.AccountDisabled, events.AccountEnabled]


def test_an_account_that_waits_for_erasure_stays_shut() -> None:
    account = an_account()
    account.request_erasure(now=LATER)
    account.enable(now=LATER)
    with pytest.raises(AccountIsDisabled):
        account.require_enabled()


def test_what_is_so_already_is_not_recorded_again() -> None:
    account = an_account()
    for _ in range(2):
        account.verify_email(now=LATER)
        account.request_email_verification(now=LATER)
        account.disable(now=LATER)
        account.request_erasure(now=LATER)
    assert [type(event) for event in account.take_events()] == [events.AccountDisabled, events.ErasureRequested]
    assert account.email_verified_at == NOW - timedelta(days=8)


def test_a_stronger_hash_of_the_same_password_is_no_news() -> None:
    account = an_account()
    account.strengthen_hash("stronger", now=LATER)
    assert account.password_hash == "stronger"
    assert account.take_events() == []


def test_describing_oneself_replaces_everything_that_was_told() -> None:
    account = an_account()
    told = Profile(first_name="A", last_name=None, language="de")
    account.describe(username=None, profile=told, calendar=StudyCalendar(zone="Asia/Tokyo", rollover_hour=0), now=LATER)
    assert (account.username, account.profile, account.calendar.zone) == (None, told, "Asia/Tokyo")
    assert account.updated_at == LATER


def test_nobody_studies_a_negative_number_of_cards() -> None:
    with pytest.raises(Invalid) as refusal:
        StudyPreferences(new_cards_per_day=-1, reviews_per_day=10_000)
    assert [error.pointer for error in refusal.value.errors] == ["/new_cards_per_day", "/reviews_per_day"]


def test_the_hash_is_not_part_of_what_is_printed() -> None:
    assert "argon2" not in repr(an_account())
