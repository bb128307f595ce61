import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.accounts.identity import email_error, fold, username_error


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.emails())
def test_addresses_that_are_in_use_are_taken(email: str) -> None:
    assert email_error("/email", email) is None


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "ada@@example.org",
        "ada example@example.org",
        "ada@example..org",
        "ada.@example.org",
        "ada@-example.org",
        "ada@example.org\nBcc: everybody@example.org",
        "a" * 65 + "@example.org",
        "ada@" + "e" * 250 + ".org",
        "ada\0@example.org",
    ],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    assert email_error("/email", email) is not None


@pytest.mark.parametrize("username", ["ada", "Åsa_1", "用户", "a@b", "first.last+tag-1"])
def test_usernames_of_any_script_are_taken(username: str) -> None:
    assert username_error("/username", username) is None


@pytest.mark.parametrize("username", ["", "   ", "two words", "semi;colon", "a" * 151, "tab\tbed", "<script>"])
def test_what_is_no_username_is_refused(username: str) -> None:
    assert username_error("/username", username) is not None
