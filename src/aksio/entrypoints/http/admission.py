"""Work is refused before it is begun: so many requests at once and no more, and none once the process is leaving.

A queue would make everybody late and then do work that nobody waits for any more. A refusal costs a small part of an
answer, so what is let in goes on at full speed.
"""

from http import HTTPStatus

import msgspec
import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPSendMessage, Receive, Scope, Send

from aksio.application.shared.check_readiness import CheckReadiness, Draining
from aksio.domain.shared.errors import Unavailable
from aksio.entrypoints.http.problem import Problem

ALWAYS_ANSWERED = ("/health/live", "/health/ready")
"""Whoever runs us has to learn how we are, above all when we are not well."""


class Overloaded(Unavailable):
    """As many requests as we can do at once are under way."""

    code = "overloaded"

    def __init__(self) -> None:
        super().__init__("There is more to do than we can at this moment. Please try again.", retry_after=1)


class Admission:
    """At most `most` requests under way in the whole process."""

    def __init__(self, app: ASGIApp, readiness: CheckReadiness, *, most: int) -> None:
        self._app = app
        self._readiness = readiness
        self._most = most
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 503 at once."""
        if scope["type"] != ScopeType.HTTP or scope["path"].rstrip("/") in ALWAYS_ANSWERED:
            await self._app(scope, receive, send)
        elif self._readiness.draining:
            await _refuse(send, Draining(), leaving=True)
        elif self._under_way >= self._most:
            await _refuse(send, Overloaded())
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way -= 1


async def _refuse(send: Send, error: Unavailable, *, leaving: bool = False) -> None:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    problem = Problem(
        title=status.phrase,
        status=status.value,
        code=error.code,
        detail=error.detail,
        request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
        errors=[],
    )
    body = msgspec.json.encode(problem)
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(error.retry_after).encode()),
    ]
    if leaving:
        headers.append((b"connection", b"close"))
    start: HTTPSendMessage = {"type": "http.response.start", "status": status.value, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})
