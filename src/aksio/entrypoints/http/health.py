"""Is the process alive, and should it get traffic?"""

from litestar import Controller, get
from litestar.di import NamedDependency

from aksio.application.shared.check_readiness import CheckReadiness
from aksio.entrypoints.http.auth import PUBLIC
from aksio.entrypoints.http.rate_limits import UNLIMITED
from aksio.entrypoints.http.wire import Out


class Health(Out, frozen=True, kw_only=True):
    """`status` is ok."""

    status: str = "ok"


class HealthController(Controller):
    """Two questions of whoever runs us."""

    path = "/health"
    tags = ("health",)
    opt = PUBLIC | UNLIMITED

    @get("/live", operation_id="isLive", summary="The process answers; nothing else is looked at")
    async def live(self) -> Health:
        return Health()

    @get("/ready", operation_id="isReady", summary="The database answers and the process is not shutting down")
    async def ready(self, check_readiness: NamedDependency[CheckReadiness]) -> Health:
        await check_readiness()
        return Health()
