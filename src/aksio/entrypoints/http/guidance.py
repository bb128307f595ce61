"""Routes that say where one stands and what to do next."""

from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from aksio.application.learning.guidance.get_dashboard import GetDashboard
from aksio.application.learning.guidance.get_readiness import GetReadiness, GetReadinessQuery
from aksio.domain.shared.ids import CourseId
from aksio.entrypoints.http.guidance_wire import DashboardOut, ExamReadinessOut, ReadinessesOut
from aksio.entrypoints.http.request import AksioRequest


class DashboardController(Controller):
    """One screen."""

    path = "/users/me/dashboard"
    tags = ("learning",)

    @get(operation_id="getDashboard", summary="Everything of one screen: today, progress, what is coming")
    async def read(self, request: AksioRequest, get_dashboard: NamedDependency[GetDashboard]) -> DashboardOut:
        return DashboardOut.of(await get_dashboard(request.user.id))


class ReadinessController(Controller):
    """How ready one is for the exams."""

    path = "/learning/analytics/readiness"
    tags = ("learning",)

    @get(operation_id="getReadiness", summary="The score to expect at each exam, and on what that rests")
    async def read(
        self,
        request: AksioRequest,
        get_readiness: NamedDependency[GetReadiness],
        course_id: Annotated[UUID | None, QueryParameter(description="Only of this course.")] = None,
    ) -> ReadinessesOut:
        query = GetReadinessQuery(learner_id=request.user.id, course_id=cast(CourseId | None, course_id))
        return ReadinessesOut(items=[ExamReadinessOut.of(one) for one in await get_readiness(query)])


GUIDANCE = (DashboardController, ReadinessController)
