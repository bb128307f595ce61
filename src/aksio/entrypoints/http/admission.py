"""Work is refused before it is begun: so many requests at once and no more, and none once the process is leaving.

A queue would make everybody late and then do work that nobody waits for any more. A refusal has to cost a small part
of an answer, so that what is let in goes on at full speed: its bytes are ready, and instead of a log line it is
counted.
"""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPSendMessage, Receive, Scope, Send
from prometheus_client import Counter

from aksio.application.shared.check_readiness import CheckReadiness, Draining
from aksio.domain.shared.errors import Unavailable
from aksio.entrypoints.http.observed import request_id_of, with_usual_headers
from aksio.entrypoints.http.problem import Problem

ALWAYS_ANSWERED = frozenset({"/health/live", "/health/live/", "/health/ready", "/health/ready/"})
"""Whoever runs us has to learn how we are, above all when we are not well."""

_REFUSED = Counter("aksio_requests_refused", "Requests refused before any work was done for them", ("reason",))


class Overloaded(Unavailable):
    """As many requests as we can do at once are under way."""

    code = "overloaded"

    def __init__(self) -> None:
        super().__init__("There is more to do than we can at this moment. Please try again.", retry_after=1)


class Admission:
    """At most `most` requests under way in the whole process."""

    def __init__(self, app: ASGIApp, readiness: Callable[[], CheckReadiness], *, most: int) -> None:
        self._app = app
        self._readiness = readiness
        self._most = most
        self._under_way = 0
        self._overloaded = Refusal(Overloaded())
        self._draining = Refusal(Draining(), leaving=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 503 at once."""
        if scope["type"] != ScopeType.HTTP or scope["path"] in ALWAYS_ANSWERED:
            await self._app(scope, receive, send)
        elif self._readiness().draining:
            await self._draining.answer(scope, send)
        elif self._under_way >= self._most:
            await self._overloaded.answer(scope, send)
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way -= 1


class Refusal:
    """One answer for many requests; only the request's id is put in anew."""

    _ID = "00000000-request-id"

    def __init__(self, error: Unavailable, *, leaving: bool = False) -> None:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        problem = Problem(
            title=status.phrase,
            status=status.value,
            code=error.code,
            detail=error.detail,
            request_id=self._ID,
            errors=[],
        )
        self._before, _, self._after = msgspec.json.encode(problem).partition(self._ID.encode())
        self._status = status.value
        self._headers = [
            (b"content-type", b"application/problem+json"),
            (b"retry-after", str(error.retry_after).encode()),
            *([(b"connection", b"close")] if leaving else []),
        ]
        self._count = _REFUSED.labels(error.code)

    async def answer(self, scope: Scope, send: Send) -> None:
        """Send it."""
        self._count.inc()
        request_id = request_id_of(scope)
        body = self._before + request_id.encode() + self._after
        headers = with_usual_headers(
            [*self._headers, (b"content-length", str(len(body)).encode())], request_id=request_id
        )
        start: HTTPSendMessage = {"type": "http.response.start", "status": self._status, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": body, "more_body": False})
