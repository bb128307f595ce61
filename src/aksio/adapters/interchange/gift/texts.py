"""Texts of GIFT as we keep them: plain."""

from aksio.adapters.interchange.anki.html_text import to_text
from aksio.adapters.interchange.gift.marks import format_of, unescaped


class GiftMistake(ValueError):
    """What is wrong, for the person who wrote the file."""


def plain(text: str, mark: str | None = None) -> str:
    """The text that is meant, without markup. `mark` is the format unless the text has a mark of its own."""
    own, rest = format_of(text.strip())
    meant = unescaped(rest).strip()
    return to_text(meant)[0].strip() if (own or mark) == "html" else meant
