"""Text that somebody else wrote, as plain text: nothing in it can load, link or run.

Every rule looks at one word at a time, so that a stream can be cleaned as it comes: what is let out early is what
would have been let out at the end.
"""

import re
import unicodedata

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


def harmless(text: str) -> str:
    """The text without addresses, tags, links, images and invisible characters."""
    text = "".join(character for character in text if _is_visible(character))
    text = _ADDRESS.sub(REMOVED, text)
    text = _LONG_WORD.sub(REMOVED, text)
    text = _ENTITY.sub("＆", text)
    text = _TAG.sub("‹", text)
    text = _IMAGE.sub("[", text)
    text = _LINK.sub("] (", text)
    return _DEFINITION.sub("] :", text)


def _is_visible(character: str) -> bool:
    if character in "\n\t" or character in _KEPT_INVISIBLE:
        return True
    category = unicodedata.category(character)
    return (
        category not in ("Cc", "Cf", "Co", "Cs", "Cn")
        and not "\ufe00" <= character <= "\ufe0e"
        and not ("\U000e0100" <= character <= "\U000e01ef")
    )
