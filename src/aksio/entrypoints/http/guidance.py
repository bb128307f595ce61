"""Routes that say where one stands and what to do next."""

from litestar import Controller, get
from litestar.di import NamedDependency

from aksio.application.learning.guidance.get_dashboard import GetDashboard
from aksio.entrypoints.http.guidance_wire import DashboardOut
from aksio.entrypoints.http.request import AksioRequest


class DashboardController(Controller):
    """One screen."""

    path = "/users/me/dashboard"
    tags = ("learning",)

    @get(operation_id="getDashboard", summary="Everything of one screen: today, progress, what is coming")
    async def read(self, request: AksioRequest, get_dashboard: NamedDependency[GetDashboard]) -> DashboardOut:
        return DashboardOut.of(await get_dashboard(request.user.id))


GUIDANCE = (DashboardController,)
