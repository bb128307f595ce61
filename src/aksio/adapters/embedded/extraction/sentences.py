"""Cuts a text into sentences, each exactly as it stands there."""

import re
from collections.abc import Iterator

_BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+•|>]|\d+[.)]\s|#))")
_NO_PROSE = re.compile(r"\s*(?:#|\||```|~~~|=====|-----)")
_LIST_MARK = re.compile(r"\s*(?:[-*+•>]\s+|\d+[.)]\s+)?")
_END = re.compile(r"""[.!?؟][\"'”’»)\]]*(?=\s)|[。！？][”’」』）]*""")
_NO_END = re.compile(
    r"(?:(?<!\w)\w|(?<!\w)(?:dr|mr|mrs|ms|st|vs|ca|bzw|vgl|sog|nr|sr|sra|jr|prof|inc|ltd|approx|fig|no|gen|col|lt"
    r"|etc|usw|z\.b|e\.g|i\.e|d\.h|p\.ej|u\.s|\d{1,2}))$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12


def sentences(text: str) -> Iterator[str]:
    """Sentences of running text in order; headings, tables and code are left out."""
    for block in _BLOCK_END.split(text):
        if not _NO_PROSE.match(block):
            mark = _LIST_MARK.match(block)
            yield from _of_block(block[mark.end() if mark else 0 :])


def _of_block(block: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(block):
        if _ends_here(block, end):
            yield from _whole(block[start : end.end()])
            start = end.end()
    yield from _whole(block[start:])


def _ends_here(block: str, end: re.Match[str]) -> bool:
    if end.group()[0] != ".":
        return True
    following = block[end.end() : end.end() + 10].lstrip()[:1]
    before = block[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start()]
    return not _NO_END.search(before) and not following.islower()


def _whole(sentence: str) -> Iterator[str]:
    if sentence.strip():
        yield sentence.strip().lstrip("\ufeff")
