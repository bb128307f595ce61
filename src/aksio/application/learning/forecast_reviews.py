"""What do the coming days bring?"""

from dataclasses import dataclass

from aksio.application.learning.ports import ReviewLoads
from aksio.domain.learning.forecast import Forecast, forecast, require_days
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ForecastReviewsQuery:
    """For whom, and how many days from today on."""

    learner_id: LearnerId
    days: int


class ForecastReviews:
    """Raises Invalid when the days are not from 1 to 365."""

    def __init__(self, loads: ReviewLoads) -> None:
        self._loads = loads

    async def __call__(self, query: ForecastReviewsQuery) -> Forecast:
        require_days(query.days)
        found = await self._loads.of(query.learner_id, days=query.days)
        return forecast(found.load, today=found.today, days=query.days)
