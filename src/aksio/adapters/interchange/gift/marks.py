"""The characters of GIFT that mean something, and how they are written when they do not.

A backslash before one of ~ = # { } : takes its meaning away, \\n is the end of a line and \\\\ a backslash; before
anything else a backslash is only itself.
"""

import re
from collections.abc import Iterator
from functools import cache

SPECIAL = "~=#{}:\\"
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_SPECIAL = re.compile(r"[~=#{}:\\\n]")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_MISREAD = re.compile(r"\[(html|moodle|plain|markdown)\]|//|\$CATEGORY:")


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    return re.compile(rf"\\[~=#{{}}:\\n]|{marks}")


def bare(text: str, marks: str) -> Iterator[re.Match[str]]:
    """Where the pattern `marks` stands and nothing takes its meaning away."""
    return (match for match in _pattern(marks).finditer(text) if not match[0].startswith("\\"))


def split(text: str, marks: str, *, most: int = -1) -> list[str]:
    """The text between the marks, `most` of which count."""
    pieces: list[str] = []
    start = 0
    for match in bare(text, marks):
        if len(pieces) == most:
            break
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def unescaped(text: str) -> str:
    """The text that is meant."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def escaped(text: str, *, begins: bool = False) -> str:
    """The text so that nothing in it means anything. `begins`: it stands where a format mark could."""
    mark = "[plain]" if begins and _MISREAD.match(text) else ""
    return mark + _SPECIAL.sub(lambda match: "\\n" if match[0] == "\n" else f"\\{match[0]}", text)


def format_of(text: str) -> tuple[str | None, str]:
    """The mark of the format at the beginning of a text, and the rest."""
    match = _FORMAT.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)
