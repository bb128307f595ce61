import base64
import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.security.opaque_tokens import HmacOneTimeTokens, HmacRefreshTokens
from aksio.domain.accounts.one_time_token import OneTimeToken, Purpose
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId
from tests.make.accounts import NOW

REFRESH = HmacRefreshTokens(b"secret")
ONE_TIME = HmacOneTimeTokens(b"secret")

one_time_tokens = st.builds(
    OneTimeToken,
    purpose=st.sampled_from(Purpose),
    account_id=st.uuids().map(LearnerId),
    issued_at=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    state=st.text("0123456789abcdef", min_size=32, max_size=32),
)


def test_every_refresh_token_has_256_bits() -> None:
    first = REFRESH.first()
    for token in (first, REFRESH.child_of(first)):
        assert re.fullmatch(r"[\w-]{43}", token)
        assert len(base64.urlsafe_b64decode(token + "=")) == 32
    assert first != REFRESH.first()


def test_a_parent_has_one_child_that_needs_our_secret() -> None:
    assert REFRESH.child_of("parent") == REFRESH.child_of("parent")
    assert REFRESH.child_of("parent") != HmacRefreshTokens(b"another").child_of("parent")
    assert REFRESH.child_of("parent") != REFRESH.child_of("parents")


def test_a_hash_does_not_show_its_token() -> None:
    assert "parent" not in REFRESH.hash_of("parent")


@given(one_time_tokens)
def test_what_was_written_is_read(token: OneTimeToken) -> None:
    assert ONE_TIME.read(ONE_TIME.write(token)) == token


def a_token() -> OneTimeToken:
    return OneTimeToken(purpose=Purpose.RESET, account_id=LearnerId(UUID(int=3)), issued_at=NOW, state="0" * 32)


@given(st.data())
def test_a_token_with_one_changed_character_is_refused(data: st.DataObject) -> None:
    text = ONE_TIME.write(a_token())
    index = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.characters().filter(lambda other: other != text[index]))
    with pytest.raises(Invalid):
        ONE_TIME.read(text[:index] + character + text[index + 1 :])


@given(st.text())
def test_any_text_at_all_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        ONE_TIME.read(text)


def test_a_token_of_another_installation_is_refused() -> None:
    with pytest.raises(Invalid):
        ONE_TIME.read(HmacOneTimeTokens(b"another").write(a_token()))
