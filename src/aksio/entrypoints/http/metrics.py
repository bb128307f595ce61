"""`/metrics` for Prometheus: how many requests, how long they take, how many are under way."""

import time
from contextlib import suppress
from functools import lru_cache

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import REGISTRY, Counter, Gauge, Histogram
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest

from aksio.application.shared.measure_backlogs import MeasureBacklogs
from aksio.domain.shared.errors import Unavailable
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.errors import status_of
from aksio.entrypoints.http.rate_limits import UNLIMITED

_UNMEASURED = {"unmeasured": True}
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_ROUTE = ("method", "path")
_REQUESTS = Counter("aksio_requests", "Requests answered", (*_ROUTE, "status_code"))
_DURATION = Histogram("aksio_request_duration_seconds", "From request to answer", _ROUTE, buckets=_SECONDS)
_UNDER_WAY = Gauge("aksio_requests_in_progress", "Requests under way", _ROUTE)


_WAITING = Gauge("aksio_outbox_waiting", "Events in the outbox that wait", ("delivery",))
_OLDEST = Gauge("aksio_outbox_oldest_seconds", "Age of the oldest event that waits", ("delivery",))
_PARKED = Gauge("aksio_outbox_parked", "Events that were given up and wait for a person", ("delivery",))


class Metrics(Controller):
    """Served without a token: keep it inside your network."""

    path = "/metrics"
    opt = PUBLIC | UNLIMITED | _UNMEASURED

    @get(operation_id="getMetrics", include_in_schema=False)
    async def metrics(self, measure_backlogs: NamedDependency[MeasureBacklogs]) -> Response[bytes]:
        """The outbox is looked at when somebody asks; what cannot be seen keeps its last value."""
        with suppress(Unavailable):
            for delivery, backlog in (await measure_backlogs()).items():
                _WAITING.labels(delivery).set(backlog.waiting)
                _OLDEST.labels(delivery).set(backlog.oldest_seconds)
                _PARKED.labels(delivery).set(backlog.parked)
        text: bytes = generate_latest(REGISTRY)  # type: ignore[no-untyped-call]  # the library has no types there
        return Response(text, headers={"Content-Type": CONTENT_TYPE_LATEST})


class Measured(ASGIMiddleware):
    """Times every request by its route's template, never by the path with its ids."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "unmeasured"

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Refusals by the middleware within pass by as errors, and become answers further out."""
        route = (str(scope.get("method")), scope["path_template"])
        under_way, duration = _series_of(*route)
        status, started = 500, time.perf_counter()

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        under_way.inc()
        try:
            await next_app(scope, receive, note_status)
        except Exception as error:
            status = status_of(error)
            raise
        finally:
            under_way.dec()
            duration.observe(time.perf_counter() - started)
            _counter_of(*route, status).inc()


@lru_cache(maxsize=4_096)
def _series_of(method: str, path: str) -> tuple[Gauge, Histogram]:
    """Remembered: to find a series by its labels costs more than to count."""
    return _UNDER_WAY.labels(method, path), _DURATION.labels(method, path)


@lru_cache(maxsize=16_384)
def _counter_of(method: str, path: str, status: int) -> Counter:
    return _REQUESTS.labels(method, path, status)
