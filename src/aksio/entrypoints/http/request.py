"""Bodies are decoded strictly, straight into their type, and every wrong field is reported at once."""

import re
from collections.abc import AsyncGenerator
from typing import Any

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from aksio.application.accounts.views import Principal
from aksio.domain.shared.errors import AksioError, FieldError, Invalid, refuse
from aksio.entrypoints.http.choices import choices, in_words
from aksio.entrypoints.http.instants import beyond_time

_PATH = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


class Malformed(AksioError):
    """The body is not JSON, or not JSON that anybody would send."""

    code = "malformed"


class UnsupportedMediaType(HTTPException):
    """The body's Content-Type is not the one that this route takes."""

    status_code = 415


class AksioRequest(Request[Principal, Any, Any]):
    """Litestar's request with our way of reading JSON."""

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """Every body comes this way. Raises UnsupportedMediaType for a compressed one: nothing here unpacks it."""
        if self.headers.get("content-encoding", "identity").casefold() not in ("", "identity"):
            raise UnsupportedMediaType(detail="Send the body without a Content-Encoding.")
        async for piece in super().stream():
            yield piece

    async def json(self) -> Any:
        """The body as the type that the handler declares. Raises Malformed, Invalid, UnsupportedMediaType."""
        if self.content_type[0] not in ("application/json", ""):
            raise UnsupportedMediaType(detail="Send application/json.")
        signature = self.route_handler.parsed_fn_signature.parameters
        return decode(await self.body(), signature["data"].annotation if "data" in signature else Any)


async def refuse_nul(request: Request[Any, Any, Any]) -> None:
    """Before each request: no database keeps or finds a NUL. Raises Invalid, naming the parameters with one."""
    if b"%00" in request.scope["query_string"] or b"\0" in request.scope["query_string"]:
        names = [name for name, value in request.query_params.multi_items() if "\0" in name + value]
        refuse(FieldError(pointer=f"/query/{name}", code="bad_character", message="No NUL.") for name in names)


def decode(body: bytes, kind: Any) -> Any:
    """JSON as `kind`. Raises Malformed, and Invalid with all the fields that are wrong."""
    try:
        return _decoded(body, kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Malformed("The body is not valid JSON.") from error


def _decoded(body: bytes, kind: Any) -> Any:
    try:
        decoded = msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise Invalid("The request body is not valid.", _errors(body, kind) or [_error_of(error, "", kind)]) from error
    refuse(beyond_time(decoded))
    return decoded


def _errors(body: bytes, kind: Any) -> list[FieldError]:
    """Each top-level field on its own, so that one mistake does not hide the next."""
    try:
        data = msgspec.json.decode(body)
    except msgspec.ValidationError:  # a number so large that nothing takes it; the first error names its field
        return []
    if not isinstance(data, dict) or not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        return []
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    unknown = [_field_error(name, "unknown_field", "There is no such field.") for name in data.keys() - fields.keys()]
    missing = [
        _field_error(name, "missing", "This field is required.")
        for name, field in fields.items()
        if field.required and name not in data
    ]
    wrong = [_wrong(name, value, fields[name].type) for name, value in data.items() if name in fields]
    return [*sorted(unknown, key=lambda error: error.pointer), *missing, *(error for error in wrong if error)]


def _wrong(name: str, value: Any, kind: Any) -> FieldError | None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return _error_of(error, f"/{_escaped(name)}", kind)
    return None


def _error_of(error: msgspec.ValidationError, prefix: str, kind: Any) -> FieldError:
    message = str(error)
    path = _PATH.search(message)
    steps = [] if path is None else [name or index for name, index in _STEP.findall(path[1])]
    pointer = prefix + "".join(f"/{_escaped(step)}" for step in steps)
    return FieldError(
        pointer=pointer, code="invalid_value", message=in_words(_PATH.sub("", message), choices(kind, steps))
    )


def _field_error(name: str, code: str, message: str) -> FieldError:
    return FieldError(pointer=f"/{_escaped(name)}", code=code, message=message)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
