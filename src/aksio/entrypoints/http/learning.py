"""Routes of learning."""

import datetime
from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from aksio.application.learning.forecast_reviews import ForecastReviews, ForecastReviewsQuery
from aksio.domain.learning.forecast import LONGEST_FORECAST
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Out

Days = Annotated[int, QueryParameter(ge=1, le=LONGEST_FORECAST, description="How many days, from today on.")]


class ForecastDayOut(Out, frozen=True, kw_only=True):
    """`due` are cards already begun (the overdue ones on the first day), `new` those expected to be started."""

    date: datetime.date
    due: int
    new: int


class ForecastOut(Out, frozen=True, kw_only=True):
    """What the coming days bring; `daily_load` is what the present cards ask for in the long run, per day."""

    days: list[ForecastDayOut]
    overdue: int
    daily_load: float


class LearningAnalyticsController(Controller):
    """What the learner's data say."""

    path = "/learning/analytics"
    tags = ("learning",)

    @get("/forecast", operation_id="forecastReviews", summary="The reviews of the coming days")
    async def forecast(
        self, request: AksioRequest, forecast_reviews: NamedDependency[ForecastReviews], days: Days = 30
    ) -> ForecastOut:
        return ForecastOut.of(await forecast_reviews(ForecastReviewsQuery(learner_id=request.user.id, days=days)))
