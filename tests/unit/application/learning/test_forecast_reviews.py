"""The forecast is made of the learner's cards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aksio.adapters.bridges.review_loads import AssessmentsReviewLoads
from aksio.adapters.memory.assessments.readers import MemoryCardsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.count_scheduled_cards import CountScheduledCards
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcards, ListDueFlashcardsQuery
from aksio.application.learning.forecast_reviews import ForecastReviews, ForecastReviewsQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import ReviewId
from tests.make.cards import LEARNER, NOW, TODAY, a_card, on_successive_days, some_id
from tests.make.clock import FixedClock
from tests.make.study import OneCalendar, SameLimits

LIMITS = SameLimits(DailyLimits(new_cards=2, reviews=50))


@pytest.fixture
async def store() -> MemoryStore:
    """Two cards due in six days, one overdue, one started today, three new."""
    store = MemoryStore()
    cards = [a_card(number) for number in range(7)]
    log = []
    for number, ratings, first in ((0, [4, 4], -1), (1, [4, 4], -1), (2, [4], -9), (3, [5], 0)):
        days = on_successive_days(ratings, first=TODAY + timedelta(days=first))
        answers = [replace(one, review_id=ReviewId(some_id((number, one.day)))) for one in days]
        log += cards[number].merge(answers, now=NOW)
    async with MemoryUnitOfWork(store) as uow:
        uow.flashcards.add(*cards)
        uow.reviews.put(*log)
        await uow.commit()
    return store


async def test_a_forecast_counts_due_overdue_and_new_cards(store: MemoryStore) -> None:
    clock, calendars = FixedClock(), OneCalendar()
    count = CountScheduledCards(MemoryCardsReader(store), calendars, LIMITS, clock)
    found = await ForecastReviews(AssessmentsReviewLoads(count))(ForecastReviewsQuery(learner_id=LEARNER, days=8))
    assert [(day.date, day.due, day.new) for day in found.days[:3]] == [
        (date(2026, 3, 2), 1, 1),
        (date(2026, 3, 3), 1, 2),
        (date(2026, 3, 4), 0, 0),
    ]
    assert [day.due for day in found.days[3:]] == [0, 0, 0, 2, 0]
    assert found.overdue == 1
    assert found.daily_load == pytest.approx(1 + 1 + 2 / 6)


async def test_the_queue_keeps_the_learners_limits(store: MemoryStore) -> None:
    list_due = ListDueFlashcards(MemoryCardsReader(store), OneCalendar(), LIMITS, FixedClock())
    query = ListDueFlashcardsQuery(learner_id=LEARNER, chosen=CardFilter(), page=PageRequest())
    queue = await list_due(query)
    assert (queue.counts.due, queue.counts.new, len(queue.items)) == (1, 1, 2)


async def test_a_forecast_for_no_days_is_refused_before_anything_is_read() -> None:
    count = CountScheduledCards(MemoryCardsReader(MemoryStore()), OneCalendar(), LIMITS, FixedClock())
    with pytest.raises(Invalid):
        await ForecastReviews(AssessmentsReviewLoads(count))(ForecastReviewsQuery(learner_id=LEARNER, days=10**9))
