"""The lines of a GIFT file as blocks: a question each, with what was said before it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TAG = re.compile(r"\[tag:([^\]]*)\]")
_CATEGORY = re.compile(r"\$CATEGORY:(.*)")
_TOP = re.compile(r"\$(course|module|system|cat\d*)\$(/top)?/?")
LONGEST_BLOCK = 200_000


@dataclass(frozen=True, kw_only=True)
class Block:
    """The text of one question, from `line` on, counted from 1."""

    line: int
    text: str
    category: str | None
    tags: tuple[str, ...]


class BlockTooLong(Exception):
    """No question is that long: the file is something else."""


def blocks_of(lines: Iterable[str]) -> Iterator[Block]:
    """Questions are set apart by empty lines; comments and categories have lines of their own."""
    category: str | None = None
    tags: tuple[str, ...] = ()
    held: list[str] = []
    first, size = 0, 0
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped.startswith("//"):
            tags += tuple(tag.strip() for tag in _TAG.findall(stripped) if tag.strip())
        elif not held and (found := _CATEGORY.match(stripped)):
            category = _TOP.sub("", found[1].strip(), count=1).strip() or None
        elif stripped:
            first, size = first if held else number, size + len(line)
            held.append(line)
            if size > LONGEST_BLOCK:
                raise BlockTooLong
        elif held:
            yield Block(line=first, text="".join(held).strip(), category=category, tags=tags)
            held, tags, size = [], (), 0
    if held:
        yield Block(line=first, text="".join(held).strip(), category=category, tags=tags)
