"""Progress asks where cards stand; assessments know."""

from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike, CountCardsAlikeQuery
from aksio.domain.learning.simulation import CardGroup
from aksio.domain.shared.ids import LearnerId


class AssessmentsCardGroups:
    """See the port CardGroups."""

    def __init__(self, count_cards_alike: CountCardsAlike) -> None:
        self._count_cards_alike = count_cards_alike

    async def of(self, learner_id: LearnerId) -> list[CardGroup]:
        """See the port."""
        names = ("due_on", "repetitions", "interval_days", "ease_hundredths", "cards")
        found = await self._count_cards_alike(CountCardsAlikeQuery(learner_id=learner_id))
        return [CardGroup(**{name: getattr(one, name) for name in names}) for one in found]
