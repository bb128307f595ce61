from datetime import timedelta
from typing import Unpack
from uuid import UUID

import pytest

from aksio.domain.accounts import events
from aksio.domain.accounts.account import Account, AccountIsDisabled, Role
from aksio.domain.accounts.profile import Details, Profile, StudyPreferences
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId
from tests.make.accounts import NOW, an_account

LATER = NOW + timedelta(minutes=1)


def register(email: str = " Ada@Example.org ", **details: Unpack[Details]) -> Account:
    return Account.register(id=LearnerId(UUID(int=5)), email=email, password_hash="hash", now=NOW, **details)


def test_a_new_account_is_a_learner_with_an_unverified_address() -> None:
    account = register()
    assert account.role is Role.LEARNER
    assert account.email_verified_at is None
    assert account.take_events() == [events.AccountRegistered(occurred_at=NOW, account_id=account.id)]


def test_names_are_kept_as_written_and_compared_folded() -> None:
    account = register(" Straße@Example.ORG ", username=" ADA ")
    assert (account.email, account.username) == ("Straße@Example.ORG", "ADA")
    assert (account.folded_email, account.folded_username) == ("strasse@example.org", "ada")


def test_every_wrong_detail_is_reported_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        register(username="two words", last_name="\0", language="?", timezone="Mars/Base", rollover_hour=25)
    assert [error.pointer for error in refusal.value.errors] == [
        "/username",
        "/last_name",
        "/language",
        "/timezone",
        "/rollover_hour",
    ]


def test_what_is_no_address_opens_no_account() -> None:
    with pytest.raises(Invalid) as refusal:
        register("nobody")
    assert [(error.pointer, error.code) for error in refusal.value.errors] == [("/email", "not_an_email")]


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


def test_an_edit_changes_what_it_names_and_nothing_else() -> None:
    account = an_account()
    account.edit(now=LATER, username=None, last_name=None, timezone="Asia/Tokyo")
    assert account.username is None
    assert account.profile == Profile(first_name="Ada", last_name=None, language="nb-NO")
    assert account.calendar == StudyCalendar(zone="Asia/Tokyo", rollover_hour=3)
    assert account.updated_at == LATER


def test_nobody_studies_a_negative_number_of_cards() -> None:
    with pytest.raises(Invalid) as refusal:
        StudyPreferences(new_cards_per_day=-1, reviews_per_day=10_000)
    assert [error.pointer for error in refusal.value.errors] == ["/new_cards_per_day", "/reviews_per_day"]


def test_the_hash_is_not_part_of_what_is_printed() -> None:
    assert "argon2" not in repr(an_account())
