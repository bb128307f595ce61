"""Tags in one cell: separated by semicolons or commas; a backslash keeps one of these inside a tag."""

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"([;,\\])")
_PIECE = re.compile(r"(?:\\.|[^;,\\]|\\$)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def join_tags(tags: Iterable[str]) -> str:
    """The tags as one cell."""
    return "; ".join(_SPECIAL.sub(r"\\\1", tag) for tag in tags)


def split_tags(cell: str) -> tuple[str, ...]:
    """The tags of a cell; the inverse of `join_tags` for tags without spaces at their ends."""
    pieces = (_ESCAPED.sub(r"\1", piece).strip() for piece in _PIECE.findall(cell))
    return tuple(piece for piece in pieces if piece)
