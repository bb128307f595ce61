"""What a model wrote, as plain text: nothing in it can load, link or run, and only given sources are referred to.

Every rule looks at one word at a time, so that a stream can be cleaned as it comes: what is let out early is what
would have been let out at the end.
"""

import re
import unicodedata

from aksio.domain.chat.source import only_given

_KEPT_INVISIBLE = "\u200c\u200d"
"""Joiners, without which Persian, Hindi and some emoji are misspelt."""

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:\s?//|www\.|(?:mailto|javascript|data|vbscript|tel):)\S*"
    r"|(?<![a-z0-9.-])[a-z0-9-]+(?:\.[a-z0-9-]+)+[/?#]\S*",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_LINK = re.compile(r"\]\(")
_IMAGE = re.compile(r"!\[")
_DEFINITION = re.compile(r"\]:")
_ENTITY = re.compile(r"&(?=#|[a-zA-Z]{2,31};)")
_LONG_WORD = re.compile(r"[!-~]{65,}")
"""Nobody reads such a word; it is how something is smuggled out in another coding."""

REMOVED = "…"


def plain(text: str, numbers: frozenset[int]) -> str:
    """The text without addresses, tags, links, images, invisible characters, and references never given."""
    text = "".join(character for character in text if _is_visible(character))
    text = _ADDRESS.sub(REMOVED, text)
    text = _LONG_WORD.sub(REMOVED, text)
    text = _ENTITY.sub("＆", text)
    text = _TAG.sub("‹", text)
    text = _IMAGE.sub("[", text)
    text = _LINK.sub("] (", text)
    text = _DEFINITION.sub("] :", text)
    return only_given(text, numbers)


class PlainStream:
    """Cleans a stream. The unfinished word at its end waits for its rest."""

    def __init__(self, numbers: frozenset[int]) -> None:
        self._numbers = numbers
        self._waiting = ""

    def push(self, piece: str) -> str:
        """What may go out now."""
        self._waiting += piece
        cut = _safe_cut(self._waiting)
        ready, self._waiting = self._waiting[:cut], self._waiting[cut:]
        return plain(ready, self._numbers)

    def rest(self) -> str:
        """What is left at the end."""
        ready, self._waiting = self._waiting, ""
        return plain(ready, self._numbers)


def _safe_cut(text: str) -> int:
    """After the last space, and in scripts without spaces before the first character that could begin markup."""
    spaced = max(text.rfind(" "), text.rfind("\n"), text.rfind("\t")) + 1
    if text[max(0, spaced - 2) : spaced - 1].endswith(":"):
        return max(text.rfind(" ", 0, spaced - 1), text.rfind("\n", 0, spaced - 1)) + 1
    end = spaced
    while end < len(text) and text[end] > "\u2e7f":
        end += 1
    return end


def _is_visible(character: str) -> bool:
    if character in "\n\t" or character in _KEPT_INVISIBLE:
        return True
    category = unicodedata.category(character)
    return (
        category not in ("Cc", "Cf", "Co", "Cs", "Cn")
        and not "\ufe00" <= character <= "\ufe0e"
        and not ("\U000e0100" <= character <= "\U000e01ef")
    )
