"""What happens to cards when something else goes."""

from aksio.application.assessments.flashcards.delete_cards import DeleteCardsCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def clear_cards(delivered: Delivered, container: Container) -> None:
    """Cards go with their course, and with their learner."""
    use_cases = container.assessments
    match delivered.event:
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.delete_cards()(DeleteCardsCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.delete_cards()(DeleteCardsCommand(learner_id=id))
