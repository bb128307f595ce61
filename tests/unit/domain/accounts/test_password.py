import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.accounts.password import password_error


def code_of(password: str, *names: str | None) -> str | None:
    error = password_error("/password", password, is_common="trustno1!".__eq__, own_names=names)
    return error.code if error else None


@pytest.mark.parametrize("password", ["12 spaces ok", "пароль-мой", "🔑🔒🔓🗝️🔐✨🌈🦄", "nul\0is\0fine", "x1" * 64])
def test_any_characters_make_a_password(password: str) -> None:
    assert code_of(password) is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("seven77", "password_too_short"),
        ("x1" * 64 + "x", "password_too_long"),
        ("trustno1!", "password_too_common"),
        ("zzzzzzzzzzzz", "password_too_common"),
        ("lone \ud800 surrogate", "unstorable_text"),
    ],
)
def test_a_bad_password_is_refused_with_its_reason(password: str, code: str) -> None:
    assert code_of(password) == code


def test_ones_own_name_is_no_password() -> None:
    assert code_of("ADA@EXAMPLE.ORG", "ada@example.org", None) == "password_is_own_name"


@given(st.text(min_size=129))
def test_nothing_longer_than_128_characters_is_ever_hashed(password: str) -> None:
    assert code_of(password) == "password_too_long"
