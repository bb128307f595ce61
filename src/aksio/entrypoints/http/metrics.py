"""`/metrics` for Prometheus: how many requests, how long they take, how many are under way."""

from litestar.plugins.prometheus import PrometheusConfig, PrometheusController
from litestar.types import Middleware

from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.rate_limits import UNLIMITED

_SECONDS: list[str | float] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]


class Metrics(PrometheusController):
    """Served without a token: keep it inside your network."""

    path = "/metrics"
    opt = PUBLIC | UNLIMITED
    include_in_schema = False
    openmetrics_format = True


def measured() -> Middleware:
    """Times every request by its route's template, never by the path with its ids."""
    config = PrometheusConfig(app_name="aksio", prefix="aksio", group_path=True, buckets=_SECONDS, exclude="/metrics")
    return config.middleware
