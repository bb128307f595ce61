"""Around every request, whether a route was found or not: an id, one log line, and the usual security headers."""

import re
import time
from collections.abc import Iterable
from uuid import uuid4

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("aksio.http")

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
_HEADERS_UNLESS_SET = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cache-control", b"no-store"),
]
"""Bytes, as they go out: this is done for every answer."""


_SHARE_TOKEN = re.compile(r"(/shared/)[^/]+")
"""Whoever knows the link may use it, so no log has it."""


def observed(app: ASGIApp) -> ASGIApp:
    """The app with all that around it."""

    async def around(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        request_id = request_id_of(scope)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = 500

        async def add_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = with_usual_headers(message["headers"], request_id=request_id)
            await send(message)

        try:
            await app(scope, receive, add_headers)
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            path = _SHARE_TOKEN.sub(r"\1…", scope["path"])
            log.info("request", method=scope["method"], path=path, status=status, milliseconds=milliseconds)

    return around


def with_usual_headers(headers: Iterable[tuple[bytes, bytes]], *, request_id: str) -> list[tuple[bytes, bytes]]:
    """An answer's headers, and those that every answer has."""
    given = list(headers)
    names = {name.lower() for name, _ in given}
    defaults = [header for header in _HEADERS_UNLESS_SET if header[0] not in names]
    return [*given, (b"x-request-id", request_id.encode()), *_HEADERS, *defaults]


def request_id_of(scope: Scope) -> str:
    """The caller's own id where it is a sane one, so that a trace spans services."""
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"").decode("latin-1")
    return given if _REQUEST_ID.fullmatch(given) else uuid4().hex
