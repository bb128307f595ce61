"""Learning asks what a learner's cards will ask for; assessments know."""

from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards, CountScheduledCardsQuery
from aksio.application.learning.ports import LoadToday
from aksio.domain.learning.forecast import ReviewLoad
from aksio.domain.shared.ids import LearnerId


class AssessmentsReviewLoads:
    """See the port ReviewLoads."""

    def __init__(self, count_scheduled_cards: CountScheduledCards) -> None:
        self._count_scheduled_cards = count_scheduled_cards

    async def of(self, learner_id: LearnerId, *, days: int) -> LoadToday:
        """See the port."""
        found = await self._count_scheduled_cards(CountScheduledCardsQuery(learner_id=learner_id, days=days))
        load = ReviewLoad(
            due=found.cards.due,
            intervals=found.cards.intervals,
            new_cards=found.cards.new,
            new_left_today=max(0, found.limits.new_cards - found.cards.introduced_today),
            new_a_day=found.limits.new_cards,
        )
        return LoadToday(today=found.today, load=load)
