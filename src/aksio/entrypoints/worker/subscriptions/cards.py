"""What happens to cards when something else goes, or is scheduled in another way."""

from aksio.application.assessments.decks.reschedule_deck import RescheduleDeckCommand
from aksio.application.assessments.flashcards.delete_cards import DeleteCardsCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.assessments.deck_events import DeckSchedulingChanged
from aksio.domain.assessments.flashcard_events import FlashcardMoved
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def reschedule_cards(delivered: Delivered, container: Container) -> None:
    """Cards follow the scheduling of their deck, by folding their logs anew."""
    match delivered.event:
        case DeckSchedulingChanged(deck_id=id, learner_id=whose) | FlashcardMoved(deck_id=id, learner_id=whose):
            command = RescheduleDeckCommand(deck_id=id, learner_id=whose)
            await container.assessments.reschedule_deck()(command)


async def clear_cards(delivered: Delivered, container: Container) -> None:
    """Cards go with their course, and with their learner."""
    use_cases = container.assessments
    match delivered.event:
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.delete_cards()(DeleteCardsCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await use_cases.delete_cards()(DeleteCardsCommand(learner_id=id))
