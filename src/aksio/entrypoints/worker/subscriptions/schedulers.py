"""Schedulers: cards that are to follow another one, and parameters that are fitted to a learner."""

from aksio.application.assessments.decks.reschedule_deck import RescheduleDeckCommand
from aksio.application.assessments.schedulers.fit_parameters import FitParametersCommand
from aksio.application.assessments.schedulers.reschedule_learner import RescheduleLearnerCommand
from aksio.domain.assessments.deck_events import DeckSchedulingChanged
from aksio.domain.assessments.flashcard_events import FlashcardMoved
from aksio.domain.assessments.learner_parameters import ParameterFitRequested, ParametersChanged
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def follow_schedulers(delivered: Delivered, container: Container) -> None:
    """Whatever changes the way of scheduling, logs are folded anew."""
    match delivered.event:
        case DeckSchedulingChanged(deck_id=id, learner_id=whose) | FlashcardMoved(deck_id=id, learner_id=whose):
            await container.assessments.reschedule_deck()(RescheduleDeckCommand(deck_id=id, learner_id=whose))
        case ParameterFitRequested(learner_id=whose):
            await container.schedulers.fit_parameters()(FitParametersCommand(learner_id=whose))
        case ParametersChanged(learner_id=whose):
            await container.schedulers.reschedule_learner()(RescheduleLearnerCommand(learner_id=whose))
