"""Progress asks where cards stand and what moves them; assessments know."""

from aksio.application.assessments.reader_ports import CardsAlike
from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike, CountCardsAlikeQuery
from aksio.application.assessments.schedulers.get_schedulers import GetSchedulers, GetSchedulersQuery
from aksio.domain.assessments.memory import Memory, MemoryModel
from aksio.domain.assessments.outlook import Outlook
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.sm2 import LONGEST_INTERVAL
from aksio.domain.assessments.spread import spread_of
from aksio.domain.learning.standing import CardGroup, SchedulingRules, Standing
from aksio.domain.shared.ids import LearnerId


class AssessmentsCardGroups:
    """See the port CardGroups."""

    def __init__(self, count_cards_alike: CountCardsAlike, get_schedulers: GetSchedulers) -> None:
        self._count_cards_alike = count_cards_alike
        self._get_schedulers = get_schedulers

    async def of(self, learner_id: LearnerId) -> list[CardGroup]:
        """See the port."""
        found = await self._count_cards_alike(CountCardsAlikeQuery(learner_id=learner_id))
        return [
            CardGroup(due_on=one.due_on, standing=_standing(one), cards=one.cards, course_id=one.course_id)
            for one in found
        ]

    async def rules(self, learner_id: LearnerId) -> SchedulingRules:
        """See the port."""
        schedulers = await self._get_schedulers(GetSchedulersQuery(learner_id=learner_id))
        return AssessmentsRules(schedulers.fsrs.model)


class AssessmentsRules:
    """See the port SchedulingRules. A memory fades as the learner's model has it."""

    def __init__(self, model: MemoryModel) -> None:
        self._model = model
        self._decay = model.first(Rating.GOOD).decay

    def after(self, standing: Standing, *, passed: bool) -> Standing:
        """See the port."""
        return _standing(self._outlook(standing).after(passed=passed, model=self._model))

    def spread(self, standing: Standing) -> tuple[int, int]:
        """See the port. FSRS draws lots among neighbouring days; SM-2 does not."""
        if not standing.aim:
            return standing.interval_days, standing.interval_days
        days = spread_of(standing.interval_days, longest=LONGEST_INTERVAL)
        return days.earliest, days.latest

    def chance(self, standing: Standing, elapsed_days: float) -> float:
        """See the port."""
        return self._outlook(standing).chance(elapsed_days)

    def _outlook(self, standing: Standing) -> Outlook:
        known = standing.stability > 0
        return Outlook(
            repetitions=standing.repetitions,
            interval_days=standing.interval_days,
            ease_hundredths=standing.ease_hundredths,
            aim=standing.aim or None,
            memory=Memory(stability=standing.stability, difficulty=standing.difficulty, decay=self._decay)
            if known
            else None,
        )


def _standing(card: CardsAlike | Outlook) -> Standing:
    """Of what FSRS remembers, nothing hangs on successes and ease: left out, more cards stand alike."""
    aim = (card.aim if isinstance(card, Outlook) else card.desired_retention) or 0.0
    if card.memory is not None:
        return Standing(0, card.interval_days, 0, card.memory.stability, card.memory.difficulty, aim)
    return Standing(min(2, card.repetitions), card.interval_days, card.ease_hundredths, aim=aim)
