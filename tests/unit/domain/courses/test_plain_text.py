"""Text out of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.courses.plain_text import TextDecoder, encoding_of

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(text=texts, size=st.integers(1, 9))
def test_every_text_comes_back_however_it_is_cut(encoding: str, text: str, size: int) -> None:
    data = text.encode(encoding)
    found = encoding_of(data)
    if encoding == "utf-8" and text.startswith("\ufeff"):
        text = text[1:]
    assert found is not None
    decoder = TextDecoder(found)
    pieces = [decoder.feed(data[start : start + size]) for start in range(0, len(data), size)]
    assert "".join(pieces) + decoder.feed(b"", final=True) == text


def test_utf16_without_a_mark_is_known_by_its_zeros() -> None:
    assert encoding_of("Grüße aus Köln".encode("utf-16-le")) == "utf-16-le"
    assert encoding_of("Grüße aus Köln".encode("utf-16-be")) == "utf-16-be"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"caf\xe9", bytes(range(1, 32)) * 9, b"\xff\xfe\x00"]
)
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    assert encoding_of(data + b"\xd8" * 3) is None


def test_a_character_that_is_cut_off_at_the_end_of_the_head_is_still_text() -> None:
    assert encoding_of("日本語".encode()[:-1]) == "utf-8"


def test_line_ends_become_one_and_other_controls_go() -> None:
    decoder = TextDecoder("utf-8")
    assert decoder.feed(b"a\r") + decoder.feed(b"\nb\rc\x1b[1m\x00") + decoder.feed(b"\r", final=True) == "a\nb\nc[1m\n"


def test_bytes_that_break_the_promise_are_an_error() -> None:
    decoder = TextDecoder("utf-8")
    decoder.feed(b"fine so far")
    with pytest.raises(UnicodeDecodeError):
        decoder.feed(b"\xff")
