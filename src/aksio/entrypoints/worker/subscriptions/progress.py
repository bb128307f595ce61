"""The ledger follows reviews and answers, and goes with its learner."""

from datetime import datetime

from aksio.application.learning.progress.follow_answers import FollowAttemptCommand
from aksio.application.learning.progress.follow_reviews import FollowCardCommand, FollowReviewsCommand
from aksio.application.learning.progress.forget_progress import ForgetProgressCommand
from aksio.application.learning.progress.retract_answers import RetractAnswersCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.flashcard_events import FlashcardReviewed, ReviewsRecorded, ReviewUndone
from aksio.domain.assessments.quizzes.quiz_events import (
    AttemptDeleted,
    AttemptGraded,
    AttemptRevealed,
    AttemptSubmitted,
)
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.learning.activity import EARLIEST
from aksio.domain.shared.ids import FlashcardId, LearnerId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def follow_progress(delivered: Delivered, container: Container) -> None:
    """Events only say where to look, so one that comes twice, or late, changes nothing."""
    use_cases = container.progress

    async def follow_card(whose: LearnerId, card: FlashcardId, since: datetime) -> None:
        await use_cases.follow_card()(FollowCardCommand(learner_id=whose, flashcard_id=card, since=since))

    match delivered.event:
        case FlashcardReviewed(learner_id=whose, flashcard_id=card, reviewed_at=at):
            await follow_card(whose, card, at)
        case ReviewUndone(learner_id=whose, flashcard_id=card):
            await follow_card(whose, card, EARLIEST)
        case ReviewsRecorded(learner_id=whose, days=days) if days:
            since = min(studied.day for studied in days)
            await use_cases.follow_reviews()(FollowReviewsCommand(learner_id=whose, since=since))
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.forget_progress()(ForgetProgressCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.forget_progress()(ForgetProgressCommand(learner_id=id))


async def follow_answers(delivered: Delivered, container: Container) -> None:
    """Answers in quizzes count as they are marked now, as far as their takers may know, while the attempt is there."""
    use_cases = container.progress
    match delivered.event:
        case (
            AttemptSubmitted(attempt_id=attempt, learner_id=whose)
            | AttemptGraded(attempt_id=attempt, learner_id=whose)
            | AttemptRevealed(attempt_id=attempt, learner_id=whose)
        ):
            await use_cases.follow_attempt()(FollowAttemptCommand(learner_id=whose, attempt_id=attempt))
        case AttemptDeleted(attempt_id=attempt, learner_id=whose, question_ids=questions):
            retracted = RetractAnswersCommand(learner_id=whose, attempt_id=attempt, question_ids=questions)
            await use_cases.retract_answers()(retracted)
