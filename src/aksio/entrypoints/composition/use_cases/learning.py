"""Use cases about learning with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.review_loads import AssessmentsReviewLoads
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.learning.forecast_reviews import ForecastReviews


class LearningUseCases(containers.DeclarativeContainer):
    """Use cases about learning."""

    count_scheduled_cards = providers.Dependency(instance_of=CountScheduledCards)

    review_loads = providers.Factory(AssessmentsReviewLoads, count_scheduled_cards)
    forecast_reviews = providers.Factory(ForecastReviews, loads=review_loads)
