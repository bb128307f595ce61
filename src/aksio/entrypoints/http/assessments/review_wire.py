"""Reviews on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from aksio.application.assessments.errors import within
from aksio.application.assessments.reviews.review_batch import OfflineReview
from aksio.application.assessments.reviews.review_flashcard import ReviewFlashcardCommand
from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.review import ReviewKind
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId
from aksio.entrypoints.http.assessments.flashcard_wire import ScheduleOut
from aksio.entrypoints.http.wire import Body, Out

Grade = Annotated[int, Meta(ge=0, le=5)]
Moment = Annotated[datetime, Meta(tz=True)]


class RatedBody(Body, frozen=True, kw_only=True):
    """How well a card was recalled, said in one of four ways.

    `rating` is SM-2's 0 to 5, and `quality` another name for it. `button` maps again 1, hard 3, good 4, easy 5;
    `correct` maps true 4, false 1.
    """

    rating: Grade | UnsetType = UNSET
    quality: Grade | UnsetType = UNSET
    button: Literal["again", "hard", "good", "easy"] | UnsetType = UNSET
    correct: bool | UnsetType = UNSET

    def to_rating(self) -> Rating:
        """The grade. Raises Invalid unless it was said in exactly one way."""
        said = [one for one in (self.rating, self.quality, self.button, self.correct) if one is not UNSET]
        if len(said) != 1:
            code = "ambiguous" if said else "missing"
            raise Invalid.field("/rating", code, "Send exactly one of rating, quality, button and correct.")
        if isinstance(self.button, str):
            return Rating.of_button(self.button)
        if isinstance(self.correct, bool):
            return Rating.of_answer(self.correct)
        return Rating.of_number(int(said[0]))


class NewReview(RatedBody, frozen=True, kw_only=True):
    """An answer. With a `review_id` of the client's it may be sent again without counting twice."""

    review_id: UUID | None = None
    reviewed_at: Moment | None = None
    duration_ms: int | None = None
    session_id: UUID | None = None

    def to_command(self, flashcard_id: UUID, learner_id: LearnerId) -> ReviewFlashcardCommand:
        """Raises Invalid without a clear rating."""
        return ReviewFlashcardCommand(
            learner_id=learner_id,
            flashcard_id=FlashcardId(flashcard_id),
            rating=self.to_rating(),
            review_id=None if self.review_id is None else ReviewId(self.review_id),
            reviewed_at=self.reviewed_at,
            duration_ms=self.duration_ms,
            session_id=self.session_id,
        )


class OfflineReviewBody(RatedBody, frozen=True, kw_only=True):
    """An answer as a device kept it."""

    review_id: UUID
    flashcard_id: UUID
    reviewed_at: Moment
    duration_ms: int | None = None

    def to_review(self) -> OfflineReview:
        """Raises Invalid without a clear rating."""
        return OfflineReview(
            review_id=ReviewId(self.review_id),
            flashcard_id=FlashcardId(self.flashcard_id),
            rating=self.to_rating(),
            reviewed_at=self.reviewed_at,
            duration_ms=self.duration_ms,
        )


class NewReviews(Body, frozen=True, kw_only=True):
    """Answers in any order."""

    reviews: Annotated[list[OfflineReviewBody], Meta(min_length=1, max_length=1_000)]

    def to_reviews(self) -> list[OfflineReview]:
        """Raises Invalid with the errors of all reviews, by index."""
        reviews: list[OfflineReview] = []
        errors: list[FieldError] = []
        for number, review in enumerate(self.reviews):
            try:
                reviews.append(review.to_review())
            except Invalid as refusal:
                errors += within(f"/reviews/{number}", refusal.errors)
        refuse(errors)
        return reviews


class ReviewOut(Out, frozen=True, kw_only=True):
    """A review in the log; `interval_days` and `ease_factor` are what it led to."""

    id: UUID
    flashcard_id: UUID
    rating: int
    kind: ReviewKind
    reviewed_at: datetime
    day: date
    duration_ms: int | None
    session_id: UUID | None
    scheduler: str
    scheduler_version: int
    interval_days: int
    ease_factor: float
    undone_at: datetime | None


class ReviewResult(Out, frozen=True, kw_only=True):
    """The review as it stands in the log, and where the card now stands."""

    review: ReviewOut
    schedule: ScheduleOut


class CardScheduleOut(Out, frozen=True, kw_only=True):
    """Where a card of the batch now stands."""

    flashcard_id: UUID
    schedule: ScheduleOut


class BatchResult(Out, frozen=True, kw_only=True):
    """`recorded` are new, `repeated` were known; `unknown` belong to cards that do not exist (any more)."""

    recorded: int
    repeated: int
    unknown: list[UUID]
    cards: list[CardScheduleOut]


class OutcomeOut(Out, frozen=True, kw_only=True):
    """The schedule after a rating, and the reason in words with numbers."""

    rating: int
    schedule: ScheduleOut
    reason: str


class SchedulePreviewOut(Out, frozen=True, kw_only=True):
    """Where the card stands, and where each rating would lead, worst first."""

    current: ScheduleOut
    outcomes: list[OutcomeOut]
