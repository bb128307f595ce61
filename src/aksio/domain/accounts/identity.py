"""What a person logs in with: an e-mail address or a username, kept as written and compared folded."""

import re
import unicodedata

from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.text import text_error

LONGEST_EMAIL = 254
LONGEST_USERNAME = 150

# Stricter than RFC 5322 on purpose: quoted local parts and bare hosts are mistakes far more often than addresses.
_LOCAL = r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_LABEL = r"[^\W_]([\w-]*[^\W_])?"
_EMAIL = re.compile(rf"(?P<local>{_LOCAL})@{_LABEL}(\.{_LABEL})+")
_USERNAME = re.compile(r"[\w.@+-]+")


def fold(name: str) -> str:
    """The form in which two e-mail addresses or two usernames are the same one: NFKC, case folded."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def email_error(pointer: str, email: str) -> FieldError | None:
    """What is wrong with an e-mail address, or None."""
    if error := text_error(pointer, email, longest=LONGEST_EMAIL):
        return error
    match = _EMAIL.fullmatch(email.strip())
    if match is None or len(match["local"]) > 64:
        return FieldError(pointer=pointer, code="not_an_email", message="Must be an e-mail address.")
    return None


def username_error(pointer: str, username: str | None) -> FieldError | None:
    """What is wrong with a username, or None. Letters and digits of any script, and `. @ + - _`."""
    if username is None:
        return None
    if error := text_error(pointer, username, longest=LONGEST_USERNAME):
        return error
    if not _USERNAME.fullmatch(username.strip()):
        message = "Only letters, digits and . @ + - _ are allowed."
        return FieldError(pointer=pointer, code="not_a_username", message=message)
    return None
