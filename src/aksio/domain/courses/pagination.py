"""Cutting a text into pages, and pages into passages: what a citation names, and what a search finds."""

import re
from collections.abc import Iterator

PAGE_LENGTH = 3_000
PASSAGE_LENGTH = 800
LONGEST_PASSAGE = 1_200

_FORM_FEED = "\f"
_LOOK_AHEAD = 64 * 1024
"""Characters in which a form feed must turn up for the text to be taken as having pages of its own."""
_LONGEST_OWN_PAGE = 50_000

_HEADING = re.compile(r"\n(?=#{1,6} )")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n")
_SENTENCE = re.compile(r"(?<=[.!?؟])[\"'»”)]?\s+|(?<=[。！？])")
_SPACE = re.compile(r"\s+")
_BORDERS = (_PARAGRAPH, _LINE, _SENTENCE, _SPACE)


class Paginator:
    """Cuts a text that arrives in pieces into pages, without ever holding much of it.

    Form feeds end a page. A text without any is cut after about 3,000 characters, before a heading or else
    between paragraphs, lines, sentences or words, whichever is found first.
    """

    def __init__(self) -> None:
        self._rest = ""
        self._has_own_pages: bool | None = None

    def feed(self, text: str) -> Iterator[str]:
        self._rest += text
        if self._has_own_pages is None and len(self._rest) >= _LOOK_AHEAD:
            self._has_own_pages = _FORM_FEED in self._rest
        if self._has_own_pages is not None:
            yield from self._whole_pages()

    def finish(self) -> Iterator[str]:
        """What is left. A last page that is empty is not a page."""
        self._has_own_pages = _FORM_FEED in self._rest if self._has_own_pages is None else self._has_own_pages
        yield from self._whole_pages()
        last = self._rest.replace(_FORM_FEED, "\n\n").strip()
        if last:
            yield last
        self._rest = ""

    def _whole_pages(self) -> Iterator[str]:
        while (end := self._end_of_page()) is not None:
            page, self._rest = self._rest[:end], self._rest[end:].removeprefix(_FORM_FEED)
            # A form feed beyond the look-ahead does not make pages any more, and is not a character to keep.
            page = page.replace(_FORM_FEED, "\n\n").strip()
            if self._has_own_pages or page:
                yield page

    def _end_of_page(self) -> int | None:
        if self._has_own_pages:
            end = self._rest.find(_FORM_FEED)
            return end if end >= 0 else _LONGEST_OWN_PAGE if len(self._rest) > _LONGEST_OWN_PAGE else None
        return _cut(self._rest, PAGE_LENGTH) if len(self._rest) > PAGE_LENGTH * 3 // 2 else None


def pages_of(text: str) -> list[str]:
    """The pages of a whole text."""
    paginator = Paginator()
    return [*paginator.feed(text), *paginator.finish()]


def passages_of(page: str) -> list[str]:
    """The passages of a page, in order: paragraphs, joined up to about 800 characters, cut where one is longer."""
    passages: list[str] = []
    for piece in _pieces(page):
        if passages and len(passages[-1]) + len(piece) + 2 <= PASSAGE_LENGTH:
            passages[-1] = f"{passages[-1]}\n\n{piece}"
        else:
            passages.append(piece)
    return passages


def _pieces(page: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(page):
        rest = paragraph.strip()
        while len(rest) > LONGEST_PASSAGE:
            end = _cut(rest, PASSAGE_LENGTH)
            yield rest[:end].strip()
            rest = rest[end:].strip()
        if rest:
            yield rest


def _cut(text: str, length: int) -> int:
    """Where to cut a text that is longer than `length`: at the best border between half and all of it."""
    window = text[: length + 1]
    heading = _last_border(_HEADING, window, length // 2)
    if heading is not None:
        return heading
    for border in _BORDERS:
        end = _last_border(border, window, length // 2)
        if end is not None:
            return end
    return length


def _last_border(border: re.Pattern[str], window: str, earliest: int) -> int | None:
    ends = [match.end() for match in border.finditer(window, earliest) if match.end() <= len(window)]
    return ends[-1] if ends else None
