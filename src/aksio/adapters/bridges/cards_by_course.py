"""Plans ask where the cards of courses stand; assessments know."""

from collections import Counter, defaultdict
from datetime import date

from aksio.application.assessments.reviews.count_cards_alike import CountCardsAlike, CountCardsAlikeQuery
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards, CountScheduledCardsQuery
from aksio.application.learning.planning.ports import CourseCards
from aksio.domain.shared.ids import CourseId, LearnerId


class AssessmentsCardsByCourse:
    """See the port CardsByCourse."""

    def __init__(self, count_cards_alike: CountCardsAlike, count_scheduled_cards: CountScheduledCards) -> None:
        self._count_cards_alike = count_cards_alike
        self._count_scheduled_cards = count_scheduled_cards

    async def of(self, learner_id: LearnerId) -> dict[CourseId, CourseCards]:
        """See the port."""
        due: dict[CourseId, Counter[tuple[date, int]]] = defaultdict(Counter)
        new: Counter[CourseId] = Counter()
        for each in await self._count_cards_alike(CountCardsAlikeQuery(learner_id=learner_id)):
            if each.due_on is None:
                new[each.course_id] += each.cards
            else:
                due[each.course_id][each.due_on, each.interval_days] += each.cards
        return {course_id: CourseCards(due=due[course_id], new=new[course_id]) for course_id in {*due, *new}}

    async def new_a_day(self, learner_id: LearnerId) -> int:
        """See the port."""
        found = await self._count_scheduled_cards(CountScheduledCardsQuery(learner_id=learner_id, days=1))
        return found.limits.new_cards
