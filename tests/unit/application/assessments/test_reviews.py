"""Answers are taken once, in any order, from one device or several."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aksio.adapters.memory.assessments.readers import MemoryCardsReader
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.flashcards.delete_cards import DeleteCards, DeleteCardsCommand
from aksio.application.assessments.reviews.list_reviews import ListReviews, ListReviewsQuery
from aksio.application.assessments.reviews.preview_schedule import PreviewSchedule, PreviewScheduleQuery
from aksio.application.assessments.reviews.review_batch import OfflineReview, ReviewBatch, ReviewBatchCommand
from aksio.application.assessments.reviews.review_flashcard import (
    ReviewFlashcard,
    ReviewFlashcardCommand,
    ReviewOutcome,
)
from aksio.application.assessments.reviews.undo_last_review import UndoLastReview, UndoLastReviewCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import FlashcardNotFound, NothingToUndo, ReviewIdTaken
from aksio.domain.assessments.flashcard_events import FlashcardReviewed, ReviewsRecorded, ReviewUndone
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.shared.errors import Conflict, Invalid
from aksio.domain.shared.ids import LearnerId, ReviewId
from tests.make.cards import LEARNER, NOW, TODAY, a_card, some_id
from tests.make.clock import FixedClock
from tests.make.study import MODELS, CountedIds, OneCalendar

CARD = a_card()


@pytest.fixture(autouse=True)
async def cards(store: MemoryStore) -> None:
    async with MemoryUnitOfWork(store) as uow:
        uow.flashcards.add(a_card(), a_card("other"))
        await uow.commit()


@pytest.fixture
def review(store: MemoryStore, calendars: OneCalendar, clock: FixedClock, ids: CountedIds) -> ReviewFlashcard:
    return ReviewFlashcard(MemoryUnitOfWork(store), calendars, MODELS, clock, ids)


@pytest.fixture
def batch(store: MemoryStore, calendars: OneCalendar, clock: FixedClock) -> ReviewBatch:
    return ReviewBatch(MemoryUnitOfWork(store), calendars, MODELS, clock)


def answer(rating: int = 4, **details: object) -> ReviewFlashcardCommand:
    command = ReviewFlashcardCommand(learner_id=LEARNER, flashcard_id=CARD.id, rating=Rating(rating))
    return replace(command, **details)  # type: ignore[arg-type]


def offline(name: object, rating: int, at: datetime, *, card: Flashcard = CARD) -> OfflineReview:
    return OfflineReview(
        review_id=ReviewId(some_id(name)), flashcard_id=card.id, rating=Rating(rating), reviewed_at=at, duration_ms=900
    )


def batch_of(reviews: Sequence[OfflineReview]) -> ReviewBatchCommand:
    return ReviewBatchCommand(learner_id=LEARNER, reviews=reviews)


def schedule_of(store: MemoryStore, card: Flashcard = CARD) -> ReviewSchedule:
    found: Flashcard = store.rows["flashcards"][card.id]
    return found.schedule


async def test_an_answer_moves_the_card_and_is_told(
    review: ReviewFlashcard, store: MemoryStore, clock: FixedClock
) -> None:
    session_id = some_id("session")
    outcome = await review(answer(5, duration_ms=1_500, session_id=session_id))
    assert (outcome.schedule.interval_days, outcome.schedule.ease_factor) == (1, 2.6)
    assert outcome.schedule.due_at == datetime(2026, 3, 3, 3, tzinfo=UTC)
    assert (outcome.review.rating, outcome.review.duration_ms, outcome.review.session_id) == (5, 1_500, session_id)
    assert (outcome.review.scheduler, outcome.review.scheduler_version) == ("sm2", 1)
    assert schedule_of(store).last_reviewed_at == clock.now()
    (event,) = store.outbox
    assert isinstance(event, FlashcardReviewed)


async def test_an_answer_sent_twice_counts_once(review: ReviewFlashcard, store: MemoryStore) -> None:
    review_id = ReviewId(some_id("mine"))
    first = await review(answer(4, review_id=review_id))
    again = await review(answer(1, review_id=review_id))
    assert again == first
    assert len(store.rows["reviews"]) == len(store.outbox) == 1


async def test_a_review_id_belongs_to_one_card(review: ReviewFlashcard, store: MemoryStore) -> None:
    review_id = ReviewId(some_id("mine"))
    await review(answer(4, review_id=review_id))
    with pytest.raises(ReviewIdTaken):
        await review(answer(4, review_id=review_id, flashcard_id=a_card("other").id))
    assert schedule_of(store, a_card("other")).is_new


async def test_somebody_elses_card_is_not_there(review: ReviewFlashcard) -> None:
    with pytest.raises(FlashcardNotFound):
        await review(answer(4, learner_id=LearnerId(some_id("stranger"))))


async def test_a_late_answer_takes_its_place_in_the_log(review: ReviewFlashcard, store: MemoryStore) -> None:
    days = [NOW - timedelta(days=day) for day in (30, 23, 8)]
    for at in (days[0], days[2], days[1]):
        await review(answer(4, reviewed_at=at))
    assert schedule_of(store).interval_days == 15
    assert schedule_of(store).last_reviewed_at == days[2]


async def test_an_answer_of_another_zone_is_kept_in_utc(review: ReviewFlashcard) -> None:
    outcome = await review(answer(3, reviewed_at=datetime.fromisoformat("2026-03-01T23:30:00-05:00")))
    assert outcome.review.reviewed_at == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    assert outcome.review.day == TODAY
    assert outcome.schedule.same_day_repeat


async def test_whether_to_repeat_is_said_as_of_the_answer(review: ReviewFlashcard) -> None:
    outcome = await review(answer(3, reviewed_at=NOW - timedelta(days=5)))
    assert outcome.schedule.same_day_repeat
    assert outcome.schedule.due_on == TODAY - timedelta(days=4)


@pytest.mark.parametrize(
    ("details", "pointer"),
    [
        ({"reviewed_at": NOW + timedelta(hours=25)}, "/reviewed_at"),
        ({"reviewed_at": datetime(1969, 12, 31, tzinfo=UTC)}, "/reviewed_at"),
        ({"reviewed_at": datetime(1, 1, 1, tzinfo=UTC)}, "/reviewed_at"),
        ({"reviewed_at": datetime(9999, 12, 31, tzinfo=UTC)}, "/reviewed_at"),
        ({"duration_ms": -1}, "/duration_ms"),
        ({"duration_ms": 10**30}, "/duration_ms"),
    ],
)
async def test_nonsense_is_refused_by_field(
    review: ReviewFlashcard, store: MemoryStore, details: dict[str, object], pointer: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        await review(answer(4, **details))
    assert [error.pointer for error in refusal.value.errors] == [pointer]
    assert "reviews" not in store.rows


class OvertakenUnitOfWork(MemoryUnitOfWork):
    """Somebody else reviews the card just before each of the first commits."""

    def __init__(self, store: MemoryStore, *, times: int) -> None:
        super().__init__(store)
        self._times = times

    async def commit(self) -> None:
        if self._times > 0:
            self._times -= 1
            self.store.rows["flashcards"][CARD.id].version += 1
        await super().commit()


async def test_whoever_is_overtaken_reads_again(
    store: MemoryStore, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> None:
    uow = OvertakenUnitOfWork(store, times=3)
    outcome: ReviewOutcome = await ReviewFlashcard(uow, calendars, MODELS, clock, ids)(answer(4))
    assert outcome.schedule.repetitions == 1
    assert len(store.rows["reviews"]) == len(store.outbox) == 1


async def test_whoever_is_always_overtaken_gives_up(
    store: MemoryStore, calendars: OneCalendar, clock: FixedClock, ids: CountedIds
) -> None:
    uow = OvertakenUnitOfWork(store, times=1_000)
    with pytest.raises(Conflict):
        await ReviewFlashcard(uow, calendars, MODELS, clock, ids)(answer(4))
    with pytest.raises(Conflict):
        await ReviewBatch(uow, calendars, MODELS, clock)(batch_of([offline(1, 4, NOW)]))
    assert store.outbox == []


async def test_an_answer_is_taken_back(
    review: ReviewFlashcard, store: MemoryStore, calendars: OneCalendar, clock: FixedClock
) -> None:
    undo = UndoLastReview(MemoryUnitOfWork(store), calendars, clock)
    command = UndoLastReviewCommand(flashcard_id=CARD.id, learner_id=LEARNER)
    with pytest.raises(NothingToUndo):
        await undo(command)
    await review(answer(4))
    before = schedule_of(store)
    review_id = ReviewId(some_id("mistake"))
    await review(answer(1, review_id=review_id, reviewed_at=NOW + timedelta(hours=1)))
    view = await undo(command)
    assert schedule_of(store) == before
    assert (view.schedule.lapses, view.version) == (0, 4)
    assert isinstance(store.outbox[-1], ReviewUndone)
    repeated = await review(answer(1, review_id=review_id))
    assert repeated.review.undone_at == clock.now()
    assert schedule_of(store) == before


async def test_the_history_lists_the_latest_first(review: ReviewFlashcard, store: MemoryStore) -> None:
    for rating in (4, 2):
        await review(answer(rating, reviewed_at=NOW - timedelta(hours=rating)))
    query = ListReviewsQuery(flashcard_id=CARD.id, learner_id=LEARNER, page=PageRequest())
    found = await ListReviews(MemoryCardsReader(store))(query)
    assert [(one.rating, one.kind) for one in found.items] == [(2, "review"), (4, "introduction")]


async def test_a_preview_shows_all_ratings_and_changes_nothing(
    store: MemoryStore, calendars: OneCalendar, clock: FixedClock
) -> None:
    preview = PreviewSchedule(MemoryUnitOfWork(store), calendars, MODELS, clock)
    found = await preview(PreviewScheduleQuery(flashcard_id=CARD.id, learner_id=LEARNER))
    assert [outcome.rating for outcome in found.outcomes] == [0, 1, 2, 3, 4, 5]
    assert found.current.due_at is None
    assert found.outcomes[4].reason.startswith("First success: 1 day.")
    assert schedule_of(store).is_new


async def test_a_batch_in_any_order_is_as_in_order(batch: ReviewBatch, store: MemoryStore) -> None:
    chance = random.Random(3)
    reviews = [
        offline(("batch", number), chance.randrange(6), NOW - timedelta(hours=number * 7), card=card)
        for number in range(40)
        for card in (CARD, a_card("other"))
    ]
    reviews = [replace(one, review_id=ReviewId(some_id((one.flashcard_id, one.reviewed_at)))) for one in reviews]
    chance.shuffle(reviews)
    first, second = reviews[:50], reviews[45:]
    one = await batch(batch_of(first))
    two = await batch(batch_of(second))
    assert (one.recorded, one.repeated, two.recorded, two.repeated) == (50, 0, 30, 5)
    at_last = {card.id: schedule_of(store, card) for card in (CARD, a_card("other"))}

    fresh = MemoryStore()
    async with MemoryUnitOfWork(fresh) as uow:
        uow.flashcards.add(a_card(), a_card("other"))
        await uow.commit()
    one_by_one = ReviewFlashcard(
        MemoryUnitOfWork(fresh), OneCalendar("Europe/Oslo"), MODELS, FixedClock(), CountedIds()
    )
    for given in sorted(reviews, key=lambda given: (given.reviewed_at, given.review_id)):
        await one_by_one(
            answer(
                int(given.rating),
                flashcard_id=given.flashcard_id,
                review_id=given.review_id,
                reviewed_at=given.reviewed_at,
                duration_ms=given.duration_ms,
            )
        )
    assert {card.id: schedule_of(fresh, card) for card in (CARD, a_card("other"))} == at_last
    assert fresh.rows["reviews"] == store.rows["reviews"]


async def test_a_batch_is_told_once_summed_by_day(batch: ReviewBatch, store: MemoryStore) -> None:
    outcome = await batch(
        batch_of([offline(1, 4, NOW), offline(2, 5, NOW - timedelta(days=1)), offline(3, 4, NOW + timedelta(hours=1))])
    )
    (event,) = store.outbox
    assert isinstance(event, ReviewsRecorded)
    assert [(day.day, day.reviews) for day in event.days] == [(TODAY - timedelta(days=1), 1), (TODAY, 2)]
    assert [card.flashcard_id for card in outcome.cards] == [CARD.id]


async def test_a_batch_without_anything_new_is_not_told(batch: ReviewBatch, store: MemoryStore) -> None:
    command = batch_of([offline(1, 4, NOW), offline(1, 2, NOW)])
    first = await batch(command)
    again = await batch(command)
    assert (first.recorded, first.repeated, again.recorded, again.repeated) == (1, 1, 0, 2)
    assert len(store.outbox) == 1


async def test_answers_to_cards_that_are_gone_are_named_and_the_others_kept(
    batch: ReviewBatch, store: MemoryStore
) -> None:
    outcome = await batch(batch_of([offline("lost", 4, NOW, card=a_card("deleted")), offline("kept", 4, NOW)]))
    assert (outcome.recorded, outcome.unknown) == (1, (some_id("lost"),))
    nothing = await batch(batch_of([offline("lost", 4, NOW, card=a_card("deleted"))]))
    assert (nothing.recorded, nothing.cards) == (0, ())


async def test_every_wrong_field_of_a_batch_has_its_index(batch: ReviewBatch) -> None:
    bad = replace(offline(2, 4, NOW + timedelta(days=9)), duration_ms=-5)
    with pytest.raises(Invalid) as refusal:
        await batch(batch_of([offline(1, 4, NOW), bad]))
    assert [error.pointer for error in refusal.value.errors] == ["/reviews/1/reviewed_at", "/reviews/1/duration_ms"]


@pytest.mark.parametrize("count", [0, 1_001])
async def test_a_batch_is_one_to_a_thousand_answers(batch: ReviewBatch, count: int) -> None:
    with pytest.raises(Invalid) as refusal:
        await batch(batch_of([offline(1, 4, NOW)] * count))
    assert refusal.value.errors[0].pointer == "/reviews"


async def test_a_learner_who_leaves_takes_their_reviews_along(review: ReviewFlashcard, store: MemoryStore) -> None:
    await review(answer(4))
    await DeleteCards(MemoryUnitOfWork(store))(DeleteCardsCommand(learner_id=LEARNER))
    assert store.rows["flashcards"] == store.rows["reviews"] == {}
