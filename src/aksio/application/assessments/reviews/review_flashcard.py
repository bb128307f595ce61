"""Take one answer to a flashcard and schedule the next."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self
from uuid import UUID

from aksio.application.assessments.known_schedulers import schedulers_for
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels, StudyCalendars
from aksio.application.assessments.reviews.placing import offsets
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import ReviewView, ScheduleView
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import until_first
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.flashcard_errors import ReviewIdTaken
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import Answer, Review
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId

"""Of several devices that answer the same card at once, one is first each time; the others read again."""


@dataclass(frozen=True, kw_only=True)
class ReviewFlashcardCommand:
    """`reviewed_at` is now unless the answer was given earlier. A repeated `review_id` changes nothing."""

    learner_id: LearnerId
    flashcard_id: FlashcardId
    rating: Rating
    review_id: ReviewId | None = None
    reviewed_at: datetime | None = None
    duration_ms: int | None = None
    session_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewOutcome:
    """The review as it stands in the log, and where the card stands on the day of that answer."""

    review: ReviewView
    schedule: ScheduleView

    @classmethod
    def of(cls, review: Review, card: Flashcard, calendar: StudyCalendar) -> Self:
        """Answers may be days old: whether the card is to be repeated is said as of then."""
        then = Today(calendar=calendar, day=review.answer.day)
        return cls(review=ReviewView.of(review), schedule=ScheduleView.of(card.schedule, then))


class ReviewFlashcard:
    """Raises FlashcardNotFound, ReviewIdTaken, Invalid, and Raced when others always were faster.

    One reading and one write: the log's key is the claim, so whoever loses a race reads again and finds out. With FSRS
    there is one more for the learner's parameters, and an answer given now is placed with a look at their other days.
    An answer with an instant of its own is not: it has to lead to the same in whatever order answers arrive.
    """

    def __init__(
        self,
        uow: AssessmentsUnitOfWork,
        calendars: StudyCalendars,
        models: MemoryModels,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._models = models
        self._calendars = calendars
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: ReviewFlashcardCommand) -> ReviewOutcome:
        review_id = command.review_id or ReviewId(self._ids.new())
        return await until_first(lambda: self._try(command, review_id))

    async def _try(self, command: ReviewFlashcardCommand, review_id: ReviewId) -> ReviewOutcome:
        now = self._clock.now()
        calendar = await self._calendars.of(command.learner_id)
        answer = _answer(command, review_id, now, calendar)
        async with self._uow as uow:
            card, known = await uow.schedules.with_review(
                command.flashcard_id, review_id, learner_id=command.learner_id
            )
            if known is not None:
                if known.flashcard_id != card.id:
                    raise ReviewIdTaken
                return ReviewOutcome.of(known, card, calendar)
            schedulers = await schedulers_for([card], uow.parameters, self._models)
            if command.reviewed_at is None:
                places = await offsets(uow, card, day=answer.day, schedulers=schedulers)
                answer = replace(answer, offset_days=places.get(answer.rating))
            changed = await self._apply(uow, card, answer, schedulers, now)
            await uow.commit()
        review = next(review for review in changed if review.answer.review_id == review_id)
        return ReviewOutcome.of(review, card, calendar)

    async def _apply(
        self, uow: AssessmentsUnitOfWork, card: Flashcard, answer: Answer, schedulers: Schedulers, now: datetime
    ) -> list[Review]:
        """Only an answer that arrives late needs more of the log."""
        start = card.log_needed_from([answer])
        later = [] if start is None else await uow.reviews.since({card.id: start}, learner_id=card.learner_id)
        changed = card.review(answer, later=later, schedulers=schedulers, now=now)
        uow.schedules.save(card)
        new = [review for review in changed if review.answer is answer]
        uow.reviews.put(*new, replacing=[review for review in changed if review.answer is not answer])
        return changed


def _answer(command: ReviewFlashcardCommand, review_id: ReviewId, now: datetime, calendar: StudyCalendar) -> Answer:
    reviewed_at = command.reviewed_at or now
    refuse(Answer.errors(reviewed_at=reviewed_at, duration_ms=command.duration_ms, now=now))
    return Answer(
        review_id=review_id,
        rating=command.rating,
        reviewed_at=reviewed_at.astimezone(UTC),
        day=calendar.day_of(reviewed_at),
        duration_ms=command.duration_ms,
        session_id=command.session_id,
    )
