"""Routes that say where one stands and what to do next."""

from typing import Annotated, cast
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from aksio.application.learning.guidance.get_dashboard import GetDashboard
from aksio.application.learning.guidance.get_readiness import GetReadiness, GetReadinessQuery
from aksio.application.learning.guidance.recommend import (
    AnswerRecommendation,
    AnswerRecommendationCommand,
    ListRecommendations,
)
from aksio.domain.learning.recommendation import Decision
from aksio.domain.shared.ids import CourseId, RecommendationId
from aksio.entrypoints.http.guidance_wire import (
    DashboardOut,
    ExamReadinessOut,
    ReadinessesOut,
    RecommendationAnswerOut,
    RecommendationOut,
    RecommendationsOut,
)
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


class RecommendationsController(Controller):
    """What to do next, and what one says to that."""

    path = "/learning/recommendations"
    tags = ("learning",)

    @get(operation_id="listRecommendations", summary="What to do today, with reasons and numbers")
    async def list(
        self, request: AksioRequest, list_recommendations: NamedDependency[ListRecommendations]
    ) -> RecommendationsOut:
        return RecommendationsOut(
            items=[RecommendationOut.of(one) for one in await list_recommendations(request.user.id)]
        )

    @post("/{recommendation_id:uuid}/accept", operation_id="acceptRecommendation", summary="I do it", status_code=200)
    async def accept(
        self,
        request: AksioRequest,
        recommendation_id: FromPath[UUID],
        answer_recommendation: NamedDependency[AnswerRecommendation],
    ) -> RecommendationAnswerOut:
        command = _said(request, recommendation_id, Decision.ACCEPTED)
        return RecommendationAnswerOut.of(await answer_recommendation(command))

    @post("/{recommendation_id:uuid}/dismiss", operation_id="dismissRecommendation", summary="Not now", status_code=200)
    async def dismiss(
        self,
        request: AksioRequest,
        recommendation_id: FromPath[UUID],
        answer_recommendation: NamedDependency[AnswerRecommendation],
    ) -> RecommendationAnswerOut:
        command = _said(request, recommendation_id, Decision.DISMISSED)
        return RecommendationAnswerOut.of(await answer_recommendation(command))


def _said(request: AksioRequest, recommendation_id: UUID, decision: Decision) -> AnswerRecommendationCommand:
    return AnswerRecommendationCommand(
        learner_id=request.user.id, recommendation_id=RecommendationId(recommendation_id), decision=decision
    )


GUIDANCE = (DashboardController, ReadinessController, RecommendationsController)
