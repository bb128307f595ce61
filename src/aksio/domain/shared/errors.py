"""The kinds of refusal. Each context subclasses a kind beside the code that raises it and gives it a stable `code`.

A kind says what sort of trouble it is; an edge (HTTP, CLI) decides what that looks like there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class FieldError:
    """What is wrong with one field. `pointer` is a JSON pointer (RFC 6901) into the input, such as `/front`."""

    pointer: str
    code: str
    message: str


class AksioError(Exception):
    """Something that the caller may be told. `detail` is written for them and names no internals."""

    code: ClassVar[str] = "error"
    detail: str

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(AksioError):
    """There is no such thing, or it belongs to somebody else: the two are never told apart."""

    code = "not_found"


class Invalid(AksioError):
    """The input breaks a rule. All the broken fields that can be known are listed together."""

    code = "invalid"
    errors: tuple[FieldError, ...]

    def __init__(self, detail: str, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(detail)
        self.errors = tuple(errors)

    @classmethod
    def field(cls, pointer: str, code: str, message: str) -> "Invalid":
        """One field is wrong."""
        return cls(message, (FieldError(pointer=pointer, code=code, message=message),))


class Unauthenticated(AksioError):
    """We do not know who is asking."""

    code = "unauthenticated"


class Forbidden(AksioError):
    """We know who is asking, and they may not."""

    code = "forbidden"


class Conflict(AksioError):
    """The request is sound but does not fit the present state."""

    code = "conflict"


class Raced(Conflict):
    """Somebody else was faster: what was read is not so any more. Reading again and repeating may well succeed."""

    code = "raced"


class Stale(AksioError):
    """The caller named the version they saw, and it is no longer the latest."""

    code = "stale"


class TooLarge(AksioError):
    """More than is accepted at once."""

    code = "too_large"


class LimitReached(AksioError):
    """Allowed in principle, but not so often or so much. `retry_after` is in seconds."""

    code = "limit_reached"
    retry_after: int

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(AksioError):
    """Something that we depend on does not answer. `retry_after` is in seconds."""

    code = "unavailable"
    retry_after: int

    def __init__(self, detail: str, *, retry_after: int = 5) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


def refuse(errors: Iterable[FieldError | None], *, detail: str = "Some fields are not valid.") -> None:
    """Raise Invalid with every error that is there; do nothing when there is none."""
    found = tuple(error for error in errors if error is not None)
    if found:
        raise Invalid(found[0].message if len(found) == 1 else detail, found)
