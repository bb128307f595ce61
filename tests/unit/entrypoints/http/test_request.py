from contextlib import suppress
from typing import Annotated
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.request import Malformed, decode
from aksio.entrypoints.http.wire import Body


class Source(Body, frozen=True, kw_only=True):
    page: Annotated[int, msgspec.Meta(ge=1)]


class NewCard(Body, frozen=True, kw_only=True):
    front: str
    back: str
    deck_id: UUID | None = None
    tags: list[str] = msgspec.field(default_factory=list)
    source: Source | None = None


GOOD = {"front": "What is light?", "back": "A wave", "tags": ["optics"], "source": {"page": 3}}


def refused(body: object) -> dict[str, str]:
    """Pointers with the codes of what is wrong."""
    with pytest.raises(Invalid) as caught:
        decode(msgspec.json.encode(body), NewCard)
    return {error.pointer: error.code for error in caught.value.errors}


def test_a_good_body_becomes_its_type() -> None:
    card = decode(msgspec.json.encode(GOOD), NewCard)
    assert card == NewCard(front="What is light?", back="A wave", tags=["optics"], source=Source(page=3))


def test_every_wrong_field_is_reported_at_once() -> None:
    body = {"front": 1, "deck_id": "no", "tags": ["a", 2], "source": {"page": 0}, "colour": "red"}
    assert refused(body) == {
        "/colour": "unknown_field",
        "/back": "missing",
        "/front": "invalid_value",
        "/deck_id": "invalid_value",
        "/tags/1": "invalid_value",
        "/source/page": "invalid_value",
    }


@pytest.mark.parametrize(
    ("extra", "pointer"), [({"a/b": 1}, "/a~1b"), ({"a~b": 1}, "/a~0b"), ({"": 1}, "/"), ({"ä b": 1}, "/ä b")]
)
def test_pointers_are_escaped(extra: dict[str, int], pointer: str) -> None:
    assert refused({**GOOD, **extra}) == {pointer: "unknown_field"}


@pytest.mark.parametrize("body", [[], "text", 3, None, True])
def test_a_body_that_is_no_object_is_refused_as_a_whole(body: object) -> None:
    assert refused(body) == {"": "invalid_value"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"front": "a", "back": "b",}',
        b'{"front": NaN}',
        b"\xff\xfe",
        b'{"front": "\\ud800", "back": "b"}',
        b'{"front": "\xff", "back": "b"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"source": {"page": 1e}}',
    ],
)
def test_what_is_not_json_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode(body, NewCard)


def test_a_number_with_ten_thousand_digits_is_refused_with_its_field() -> None:
    with pytest.raises(Invalid) as caught:
        decode(b'{"front": "a", "back": "b", "source": {"page": 1' + b"0" * 10_000 + b"}}", NewCard)
    assert [error.pointer for error in caught.value.errors] == ["/source/page"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_any_json_is_taken_or_refused_with_pointers(value: object) -> None:
    pointers = [""]
    try:
        decode(msgspec.json.encode(value), NewCard)
    except Invalid as error:
        pointers = [field.pointer for field in error.errors]
    assert pointers
    assert all(pointer == "" or pointer.startswith("/") for pointer in pointers)


@given(st.binary())
def test_any_bytes_are_taken_or_refused(body: bytes) -> None:
    with suppress(Invalid, Malformed):
        assert isinstance(decode(body, NewCard), NewCard)
