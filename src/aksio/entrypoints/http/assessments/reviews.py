"""Routes of reviews."""

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.assessments.reviews.list_reviews import ListReviews, ListReviewsQuery
from aksio.application.assessments.reviews.preview_schedule import PreviewSchedule, PreviewScheduleQuery
from aksio.application.assessments.reviews.review_batch import ReviewBatch, ReviewBatchCommand
from aksio.application.assessments.reviews.review_flashcard import ReviewFlashcard
from aksio.application.assessments.reviews.undo_last_review import UndoLastReview, UndoLastReviewCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import FlashcardId
from aksio.entrypoints.http.assessments.flashcard_wire import FlashcardOut
from aksio.entrypoints.http.assessments.review_wire import (
    BatchResult,
    NewReview,
    NewReviews,
    ReviewOut,
    ReviewResult,
    SchedulePreviewOut,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest


class ReviewsController(Controller):
    """Answers to one card, and what they would lead to."""

    path = "/assessments/flashcards/{flashcard_id:uuid}"
    tags = ("reviews",)

    @post("/reviews", operation_id="reviewFlashcard", summary="Answer a flashcard and schedule it")
    async def review(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        data: JSONBody[NewReview],
        review_flashcard: NamedDependency[ReviewFlashcard],
    ) -> ReviewResult:
        return ReviewResult.of(await review_flashcard(data.to_command(flashcard_id, request.user.id)))

    @get("/reviews", operation_id="listReviews", summary="List a flashcard's reviews, latest first")
    async def history(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_reviews: NamedDependency[ListReviews],
    ) -> PageOut[ReviewOut]:
        query = ListReviewsQuery(flashcard_id=FlashcardId(flashcard_id), learner_id=request.user.id, page=page)
        found = await list_reviews(query)
        return PageOut(items=[ReviewOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @delete("/reviews/last", operation_id="undoLastReview", summary="Take the latest answer back", status_code=200)
    async def undo(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        undo_last_review: NamedDependency[UndoLastReview],
    ) -> FlashcardOut:
        command = UndoLastReviewCommand(flashcard_id=FlashcardId(flashcard_id), learner_id=request.user.id)
        return FlashcardOut.of(await undo_last_review(command))

    @get("/schedule", operation_id="previewSchedule", summary="What each rating would do, and why")
    async def preview(
        self,
        request: AksioRequest,
        flashcard_id: FromPath[UUID],
        preview_schedule: NamedDependency[PreviewSchedule],
    ) -> SchedulePreviewOut:
        query = PreviewScheduleQuery(flashcard_id=FlashcardId(flashcard_id), learner_id=request.user.id)
        return SchedulePreviewOut.of(await preview_schedule(query))


class ReviewBatchController(Controller):
    """Answers to many cards."""

    path = "/assessments/reviews"
    tags = ("reviews",)

    @post(
        "/batch",
        operation_id="reviewBatch",
        summary="Send up to 1,000 answers that were given offline, in any order",
        status_code=200,
    )
    async def batch(
        self, request: AksioRequest, data: JSONBody[NewReviews], review_batch: NamedDependency[ReviewBatch]
    ) -> BatchResult:
        command = ReviewBatchCommand(learner_id=request.user.id, reviews=data.to_reviews())
        return BatchResult.of(await review_batch(command))
