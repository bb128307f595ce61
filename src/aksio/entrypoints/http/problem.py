"""The one shape of every error (RFC 9457)."""

from typing import Self

from aksio.domain.shared.errors import FieldError
from aksio.entrypoints.http.wire import Out


class FieldProblem(Out, frozen=True, kw_only=True):
    """What is wrong with one field; `pointer` is a JSON pointer into the body, or /query/…, /path/…, /header/…."""

    pointer: str
    code: str
    message: str

    @classmethod
    def of(cls, view: object) -> Self:
        """From the domain's FieldError."""
        assert isinstance(view, FieldError)
        return cls(pointer=view.pointer, code=view.code, message=view.message)


class Problem(Out, frozen=True, kw_only=True):
    """`code` is stable and for programs; `detail` is for people; `request_id` finds the log line."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[FieldProblem]
