"""The review log: every recall as it was answered, with what the scheduler made of it. It only ever grows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from aksio.domain.assessments.schedulers import SM2_ONLY, Schedulers
from aksio.domain.shared.errors import FieldError
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId
from aksio.domain.shared.number import range_error

IMPORTED = "imported"
"""The scheduler's name on recalls that were scheduled by another program: history that moves nothing here."""


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
FASTEST_CLOCK = timedelta(hours=24)
LONGEST_MS = 86_400_000


class ReviewKind(StrEnum):
    """What a recall was to the daily limits: the card's first, a scheduled one, one more that day, or history."""

    INTRODUCTION = "introduction"
    REVIEW = "review"
    REPETITION = "repetition"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A recall as the learner gave it. `day` is their study day then, with the time zone in force then.

    `offset_days` is the place that was chosen for the card with a look at the learner's other days, see `spread`.
    """

    review_id: ReviewId
    rating: Rating
    reviewed_at: datetime
    day: date
    duration_ms: int | None = None
    session_id: UUID | None = None
    offset_days: int | None = None

    @classmethod
    def errors(cls, *, reviewed_at: datetime, duration_ms: int | None, now: datetime) -> list[FieldError | None]:
        """What is wrong with an answer as a device tells it. Clocks of devices may be hours fast, but not days."""
        errors: list[FieldError | None] = []
        if not EARLIEST <= reviewed_at <= now + FASTEST_CLOCK:
            message = "Must not lie in the future." if reviewed_at > now else "Must not lie before 1970."
            errors.append(FieldError(pointer="/reviewed_at", code="out_of_range", message=message))
        errors.append(range_error("/duration_ms", duration_ms, least=0, most=LONGEST_MS))
        return errors

    @property
    def place(self) -> tuple[datetime, ReviewId]:
        """Where it belongs in the log, whenever it arrives."""
        return self.reviewed_at, self.review_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """An answer in the log, with the schedule before and after it, and the scheduler that made the step.

    The answer never changes. The step does when an earlier answer arrives late. An undone review stays, with the
    instant of its undoing, and counts no more.
    """

    answer: Answer
    flashcard_id: FlashcardId
    learner_id: LearnerId
    scheduler: str
    scheduler_version: int
    before: ReviewSchedule
    after: ReviewSchedule
    undone_at: datetime | None = None

    @classmethod
    def of(
        cls,
        answer: Answer,
        *,
        flashcard_id: FlashcardId,
        learner_id: LearnerId,
        before: ReviewSchedule,
        schedulers: Schedulers = SM2_ONLY,
    ) -> Self:
        """Take one step from `before`."""
        scheduler = schedulers.named(before.scheduler)
        return cls(
            answer=answer,
            flashcard_id=flashcard_id,
            learner_id=learner_id,
            scheduler=before.scheduler,
            scheduler_version=scheduler.version,
            before=before,
            after=scheduler.after(
                before,
                answer.rating,
                at=answer.reviewed_at,
                day=answer.day,
                flashcard_id=flashcard_id,
                offset_days=answer.offset_days,
            ),
        )

    @classmethod
    def unplaced(
        cls, answer: Answer, *, flashcard_id: FlashcardId, learner_id: LearnerId, schedule: ReviewSchedule
    ) -> Self:
        """An answer that has yet to find its place in the log: `fold` takes its step."""
        return cls(
            answer=answer,
            flashcard_id=flashcard_id,
            learner_id=learner_id,
            scheduler=schedule.scheduler,
            scheduler_version=0,
            before=schedule,
            after=schedule,
        )

    @classmethod
    def imported(
        cls, answer: Answer, *, flashcard_id: FlashcardId, learner_id: LearnerId, schedule: ReviewSchedule
    ) -> Self:
        """A recall from another program, whose result `schedule` was carried over as it stood."""
        return cls(
            answer=answer,
            flashcard_id=flashcard_id,
            learner_id=learner_id,
            scheduler=IMPORTED,
            scheduler_version=0,
            before=schedule,
            after=schedule,
        )

    @property
    def kind(self) -> ReviewKind:
        """What it was to the daily limits."""
        if self.scheduler == IMPORTED:
            return ReviewKind.IMPORTED
        if self.before.is_new:
            return ReviewKind.INTRODUCTION
        return ReviewKind.REPETITION if self.before.repeats_on(self.answer.day) else ReviewKind.REVIEW

    def taken_from(self, before: ReviewSchedule, schedulers: Schedulers = SM2_ONLY) -> "Review":
        """The same answer, with its step taken from there."""
        if self.scheduler == IMPORTED:
            return replace(self, before=before, after=before)
        return Review.of(
            self.answer,
            flashcard_id=self.flashcard_id,
            learner_id=self.learner_id,
            before=before,
            schedulers=schedulers,
        )


def fold(start: ReviewSchedule, log: Iterable[Review], schedulers: Schedulers = SM2_ONLY) -> list[Review]:
    """The log with every step taken anew from `start`, in the order of the answers. Undone reviews are left out."""
    folded: list[Review] = []
    schedule = start
    for review in sorted((review for review in log if review.undone_at is None), key=lambda one: one.answer.place):
        folded.append(review.taken_from(schedule, schedulers))
        schedule = folded[-1].after
    return folded
