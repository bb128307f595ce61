"""Which passwords are good enough: long enough, not one of the common ones, not the person's own name."""

from collections.abc import Callable, Iterable

from aksio.domain.accounts.identity import fold
from aksio.domain.shared.errors import FieldError

SHORTEST = 8
LONGEST = 128


def password_error(
    pointer: str, password: str, *, is_common: Callable[[str], bool], own_names: Iterable[str | None] = ()
) -> FieldError | None:
    """What is wrong with a new password, or None. Any characters will do, and no kind of them is asked for.

    `is_common` knows the passwords that attackers try first; `own_names` are the e-mail address and the username.
    """
    if len(password) < SHORTEST:
        return _error(pointer, "password_too_short", f"Must have at least {SHORTEST} characters.")
    if len(password) > LONGEST:
        return _error(pointer, "password_too_long", f"Must have at most {LONGEST} characters.")
    if any("\ud800" <= character <= "\udfff" for character in password):
        return _error(pointer, "unstorable_text", "Lone surrogates are not characters.")
    if len(set(password)) == 1 or is_common(password):
        return _error(pointer, "password_too_common", "Is among the passwords that are guessed first.")
    if fold(password) in {fold(name) for name in own_names if name}:
        return _error(pointer, "password_is_own_name", "Must differ from the e-mail address and the username.")
    return None


def _error(pointer: str, code: str, message: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, message=message)
