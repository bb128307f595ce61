"""What a file is, by its first bytes."""

import filetype

from aksio.domain.courses.plain_text import encoding_of

UNKNOWN = "application/octet-stream"
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown")
_WRITTEN_IN_LETTERS = ("application/pdf", "application/rtf", "application/postscript")
"""Formats whose first bytes may all be letters, and whose signatures no text starts with by chance."""
_HTML_STARTS = ("<!doctype html", "<html")


class FiletypeContentTypes:
    """Text is recognised first: many binary signatures, such as BM or MZ, are just as well the start of a word."""

    def judge(self, head: bytes, *, name: str) -> str:
        guess = filetype.guess_mime(head) if head else None
        if guess in _WRITTEN_IN_LETTERS:
            return str(guess)
        encoding = encoding_of(head)
        if encoding is None:
            return str(guess or UNKNOWN)
        if head.decode(encoding, errors="ignore").lstrip("\ufeff \r\n\t").lower().startswith(_HTML_STARTS):
            return "text/html"
        return "text/markdown" if name.lower().endswith(_MARKDOWN_SUFFIXES) else "text/plain"
