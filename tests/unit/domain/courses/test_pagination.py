"""Cutting texts into pages and passages."""

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.courses.pagination import (
    LONGEST_PASSAGE,
    PAGE_LENGTH,
    PASSAGE_LENGTH,
    Paginator,
    pages_of,
    passages_of,
)

SENTENCE = "The heart pumps blood through the body. "
PARAGRAPH = SENTENCE * 10

pieces = st.lists(st.sampled_from([SENTENCE, "\n\n", "\n", "# A heading\n", "词。", " ", "x" * 900, "\f"]), max_size=60)
without_form_feeds = pieces.map(lambda parts: "".join(parts).replace("\f", "") * 5)


def letters(text: str) -> str:
    return "".join(text.split())


def test_form_feeds_end_a_page_and_keep_their_numbers() -> None:
    assert pages_of("one\f\fthree\f") == ["one", "", "three"]


def test_a_text_without_form_feeds_is_cut_between_paragraphs() -> None:
    pages = pages_of("\n\n".join([PARAGRAPH] * 20))
    assert len(pages) == 3
    assert all(page.startswith("The heart") and page.endswith("body.") for page in pages)
    assert all(len(page) <= PAGE_LENGTH * 3 // 2 for page in pages)


def test_a_heading_starts_a_page_rather_than_ending_one() -> None:
    chapters = "".join(f"# Chapter {number}\n\n{PARAGRAPH * 5}\n\n" for number in range(1, 5))
    assert len(pages_of(chapters)) == 3
    assert all(page.startswith("# Chapter") for page in pages_of(chapters))


def test_a_text_without_any_border_is_cut_all_the_same() -> None:
    assert [len(page) for page in pages_of("x" * 10_000)] == [3000, 3000, 4000]


def test_a_form_feed_after_the_look_ahead_is_no_page_of_its_own() -> None:
    pages = pages_of(PARAGRAPH * 200 + "\fThe end.")
    assert "\f" not in "".join(pages)
    assert pages[-1].endswith("The end.")


def test_the_last_page_is_not_empty() -> None:
    assert pages_of("one\f \n") == ["one"]
    assert pages_of(" \n ") == []


@given(text=pieces.map("".join), size=st.integers(1, 400))
def test_it_does_not_matter_in_which_pieces_a_text_arrives(text: str, size: int) -> None:
    paginator = Paginator()
    pages = [page for start in range(0, len(text), size) for page in paginator.feed(text[start : start + size])]
    assert [*pages, *paginator.finish()] == pages_of(text)


@given(text=without_form_feeds)
def test_pages_hold_all_of_the_text_and_none_is_long(text: str) -> None:
    pages = pages_of(text)
    assert letters("".join(pages)) == letters(text)
    assert all(0 < len(page) <= PAGE_LENGTH * 3 // 2 for page in pages)


@given(page=without_form_feeds)
def test_passages_hold_all_of_a_page_and_none_is_long(page: str) -> None:
    passages = passages_of(page)
    assert letters("".join(passages)) == letters(page)
    assert all(0 < len(passage) <= LONGEST_PASSAGE for passage in passages)


def test_short_paragraphs_share_a_passage() -> None:
    passages = passages_of("\n\n".join([SENTENCE * 4] * 10))
    assert all(PASSAGE_LENGTH // 2 < len(passage) <= PASSAGE_LENGTH for passage in passages[:-1])


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    assert all(passage.endswith(".") for passage in passages_of(SENTENCE * 100))
