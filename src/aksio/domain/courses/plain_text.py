"""Plain text from bytes, in pieces: which encoding it is in, and its characters without what cannot be stored."""

import codecs
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KEPT_CONTROLS = "\n\t\f"
_DROPPED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS}


def encoding_of(head: bytes) -> str | None:
    """The encoding of a text that starts with `head`; None where this is not text.

    Byte order marks are believed. Without one it must be UTF-8, or UTF-16 of mostly Latin letters, which shows
    by every second byte being NUL.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding if _decodes(head, encoding) else None
    if b"\0" in head:
        return next((name for name in ("utf-16-le", "utf-16-be") if _looks_like_utf16(head, name)), None)
    return "utf-8" if _decodes(head, "utf-8") else None


class TextDecoder:
    """Decodes a text that arrives in pieces. Line ends become `\\n`; control characters are left out.

    Raises UnicodeDecodeError where the bytes are not what the encoding promised.
    """

    def __init__(self, encoding: str) -> None:
        self._bytes = codecs.getincrementaldecoder(encoding)(errors="strict")
        self._pending_return = ""

    def feed(self, data: bytes, *, final: bool = False) -> str:
        text = self._pending_return + self._bytes.decode(data, final)
        self._pending_return = ""
        if text.endswith("\r") and not final:
            text, self._pending_return = text[:-1], "\r"
        return text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)(errors="strict").decode(head)
    except UnicodeDecodeError:
        return False
    # An escape or a bell may stray into a text; NUL does not, and many control characters mean binary data.
    controls = sum(unicodedata.category(character) == "Cc" and character not in "\r\n\t\f" for character in text)
    return "\0" not in text and controls * 20 <= len(text)


def _looks_like_utf16(head: bytes, encoding: str) -> bool:
    zeros = head[1::2] if encoding == "utf-16-le" else head[::2]
    return len(zeros) > 0 and zeros.count(0) * 2 >= len(zeros) and _decodes(head, encoding)
