"""Rules that every text from outside keeps, whatever it is for."""

import re

from aksio.domain.shared.errors import FieldError

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters except tab and line ends, and lone surrogates (Unicode's Cc and Cs)."""


def text_error(pointer: str, text: str, *, longest: int, shortest: int = 1) -> FieldError | None:
    """What is wrong with a text, or None.

    Lengths are in characters and leave surrounding spaces out. NUL, other control characters and lone
    surrogates are refused, because databases and clients disagree about them.
    """
    if _UNSTORABLE.search(text):
        return FieldError(pointer=pointer, code="unstorable_text", message="Control characters are not allowed.")
    length = len(text.strip())
    if length < shortest:
        message = "Must not be empty." if shortest == 1 else f"Must have at least {shortest} characters."
        return FieldError(pointer=pointer, code="too_short", message=message)
    if length > longest:
        return FieldError(pointer=pointer, code="too_long", message=f"Must have at most {longest} characters.")
    return None
