"""Goals are reached by what is learnt; goals and study sessions go with their learner."""

from aksio.application.learning.goals.forget_goals import ForgetGoalsCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.flashcard_events import FlashcardReviewed, ReviewsRecorded
from aksio.domain.assessments.quizzes.quiz_events import AttemptGraded, AttemptSubmitted
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.learning.activity import ActivityRecorded
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def follow_goals(delivered: Delivered, container: Container) -> None:
    """After the ledger has followed. A learner without goals costs one question."""
    use_cases = container.goals_and_sessions
    match delivered.event:
        case (
            FlashcardReviewed(learner_id=whose)
            | ReviewsRecorded(learner_id=whose)
            | ActivityRecorded(learner_id=whose)
            | AttemptSubmitted(learner_id=whose)
            | AttemptGraded(learner_id=whose)
        ):
            await use_cases.notice_reached_goals()(whose)
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.forget_goals()(ForgetGoalsCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.forget_goals()(ForgetGoalsCommand(learner_id=id))
            await use_cases.forget_study_sessions()(id)
