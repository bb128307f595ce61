"""What a model wrote comes out as plain text, and the same whether it comes at once or in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.chat.plain_answer import PlainStream, plain
from aksio.domain.chat.secrecy import RUN, Secrecy

NUMBERS = frozenset({1, 2})
fragments = st.sampled_from(
    ["word", " ", "\n", "[1]", "[9]", "<b>", "<", "![a](b)", "[x](y)", "https://e.example/?q=1", "中文", "。", ":", "://",
     "www.", "e.example/x", "&lt;", "a < b", "\u200b", "é", "]", "[", "(", "x" * 70]
)  # fmt: skip
written = st.lists(fragments, max_size=20).map("".join)


@given(written)
def test_nothing_that_links_loads_or_runs_is_left(text: str) -> None:
    shown = plain(text, NUMBERS)
    for forbidden in ("](", "![", "<b", "&lt;", "\u200b", "[9]", "www."):
        assert forbidden not in shown


@given(written, st.data())
def test_a_stream_is_as_clean_as_the_whole(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    stream, shown = PlainStream(NUMBERS), ""
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        shown += stream.push(text[start:end])
    shown += stream.rest()
    for forbidden in ("](", "![", "<b", "&lt;", "\u200b", "[9]", "www."):
        assert forbidden not in shown


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "Ions: H+ [1]", "f(x) [2]", "نَصّ عربي [1]", "中文[1]。", "1/2 and/or", "3.5 kg"]
)
def test_ordinary_writing_stays(text: str) -> None:
    assert plain(text, NUMBERS) == text


SECRET = "You are a patient tutor. You help one student to understand the material of their own courses."


@given(
    st.integers(1, 30),
    st.sampled_from(["", " ", "-", " . "]),
    st.sampled_from([str.upper, str.lower, lambda s: s[::-1]]),
)
def test_the_systems_words_are_stopped_however_they_are_spelt(size: int, between: str, changed: object) -> None:
    text = between.join(changed(SECRET))  # type: ignore[operator]
    watch, out = Secrecy(SECRET, fence="0123456789abcdef"), ""
    for start in range(0, len(text), size):
        ready = watch.push(text[start : start + size])
        if ready is None:
            break
        out += ready
    else:
        raise AssertionError("It was not stopped.")
    assert sum(character.isalnum() for character in out) < RUN


@given(st.text(max_size=300), st.integers(1, 20))
def test_other_words_come_out_whole(text: str, size: int) -> None:
    watch = Secrecy(SECRET, fence="")
    out = "".join(watch.push(text[start : start + size]) or "" for start in range(0, len(text), size))
    assert out + (watch.rest() or "") == text


def test_what_the_learner_wrote_is_no_secret() -> None:
    watch = Secrecy(SECRET, fence="", known=f"What does this mean: {SECRET}")
    assert (watch.push(SECRET) or "") + (watch.rest() or "") == SECRET
