"""Take the answers that a device gave offline, or a whole history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aksio.application.assessments.errors import within
from aksio.application.assessments.known_schedulers import schedulers_for
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels, StudyCalendars
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import ScheduleView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import until_first
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_events import ReviewsRecorded
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.studied_days import studied_days
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId

MOST_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class OfflineReview:
    """An answer as a device kept it."""

    review_id: ReviewId
    flashcard_id: FlashcardId
    rating: Rating
    reviewed_at: datetime
    duration_ms: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewBatchCommand:
    """In any order; what was sent before changes nothing."""

    learner_id: LearnerId
    reviews: Sequence[OfflineReview]


@dataclass(frozen=True, kw_only=True)
class CardSchedule:
    """Where a card of the batch now stands."""

    flashcard_id: FlashcardId
    schedule: ScheduleView


@dataclass(frozen=True, kw_only=True)
class BatchOutcome:
    """`recorded` are new, `repeated` were known; `unknown` belong to cards that do not exist (any more)."""

    recorded: int
    repeated: int
    unknown: tuple[ReviewId, ...]
    cards: tuple[CardSchedule, ...]


class ReviewBatch:
    """Raises Invalid with every field of every review that is wrong, as `/reviews/3/reviewed_at`.

    A constant number of statements, whatever the number of reviews; one event for all of them.
    """

    def __init__(
        self, uow: AssessmentsUnitOfWork, calendars: StudyCalendars, models: MemoryModels, clock: Clock
    ) -> None:
        self._uow = uow
        self._models = models
        self._calendars = calendars
        self._clock = clock

    async def __call__(self, command: ReviewBatchCommand) -> BatchOutcome:
        now = self._clock.now()
        _check(command.reviews, now)
        calendar = await self._calendars.of(command.learner_id)
        return await until_first(lambda: self._try(command, calendar, now))

    async def _try(self, command: ReviewBatchCommand, calendar: StudyCalendar, now: datetime) -> BatchOutcome:
        learner_id, asked = command.learner_id, {review.review_id: review for review in command.reviews}
        async with self._uow as uow:
            owners = await uow.schedules.owners([one.flashcard_id for one in command.reviews], learner_id=learner_id)
            cards = await uow.schedules.hold(list(owners.values()), learner_id=learner_id)
            schedulers = await schedulers_for(cards, uow.parameters, self._models)
            known = await uow.reviews.known(list(asked), learner_id=learner_id)
            arriving = [review for review in asked.values() if review.review_id not in known]
            answers = _by_card(arriving, owners, calendar)
            new = await _merge(uow, [card for card in cards if card.id in answers], answers, schedulers, now)
            if new:
                days = studied_days(review.answer for review in new)
                event = ReviewsRecorded(occurred_at=now, learner_id=learner_id, days=days)
                uow.reviews.put(*new, event=event)
                await uow.commit()
        stand = {card.id: ScheduleView.of(card.schedule, Today.at(now, calendar)) for card in cards}
        return BatchOutcome(
            recorded=len(new),
            repeated=len(command.reviews) - len(arriving),
            unknown=tuple(review.review_id for review in arriving if review.flashcard_id not in owners),
            cards=tuple(
                CardSchedule(flashcard_id=asked, schedule=stand[owner]) for asked, owner in sorted(owners.items())
            ),
        )


async def _merge(
    uow: AssessmentsUnitOfWork,
    cards: list[Flashcard],
    answers: dict[FlashcardId, list[Answer]],
    schedulers: Schedulers,
    now: datetime,
) -> list[Review]:
    """Put the answers where they belong in each card's log. Returns the new reviews, still to be kept."""
    if not cards:
        return []
    needed = {card.id: start for card in cards if (start := card.log_needed_from(answers[card.id])) is not None}
    later: dict[FlashcardId, list[Review]] = defaultdict(list)
    for review in await uow.reviews.since(needed, learner_id=cards[0].learner_id):
        later[review.flashcard_id].append(review)
    changed = [
        review
        for card in cards
        for review in card.merge(answers[card.id], later=later[card.id], schedulers=schedulers, now=now)
    ]
    uow.schedules.save(*cards)
    arrived = {answer.review_id for given in answers.values() for answer in given}
    uow.reviews.put(replacing=[review for review in changed if review.answer.review_id not in arrived])
    return [review for review in changed if review.answer.review_id in arrived]


def _by_card(
    reviews: Iterable[OfflineReview], owners: Mapping[FlashcardId, FlashcardId], calendar: StudyCalendar
) -> dict[FlashcardId, list[Answer]]:
    """By the card that takes them."""
    answers: dict[FlashcardId, list[Answer]] = defaultdict(list)
    for review in reviews:
        if review.flashcard_id in owners:
            answers[owners[review.flashcard_id]].append(
                Answer(
                    review_id=review.review_id,
                    rating=review.rating,
                    reviewed_at=review.reviewed_at.astimezone(UTC),
                    day=calendar.day_of(review.reviewed_at),
                    duration_ms=review.duration_ms,
                )
            )
    return dict(answers)


def _check(reviews: Sequence[OfflineReview], now: datetime) -> None:
    if not 1 <= len(reviews) <= MOST_AT_ONCE:
        raise Invalid.field("/reviews", "out_of_range", f"From 1 to {MOST_AT_ONCE} reviews at once.")
    errors: list[FieldError] = []
    for number, review in enumerate(reviews):
        found = Answer.errors(reviewed_at=review.reviewed_at, duration_ms=review.duration_ms, now=now)
        errors += within(f"/reviews/{number}", found)
    refuse(errors)
