"""Fold the logs of a deck's cards anew, when they are to be scheduled in another way."""

from dataclasses import dataclass

from aksio.application.assessments.known_schedulers import schedulers_of
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.domain.shared.ids import DeckId, LearnerId

AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class RescheduleDeckCommand:
    """Whose deck, and which."""

    deck_id: DeckId
    learner_id: LearnerId
    at_once: int = AT_ONCE


class RescheduleDeck:
    """A page of cards in a transaction of its own, until none follows another scheduling than the deck's.

    It can be stopped at any moment and begun again. Where the deck is gone there is nothing to do.
    """

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels) -> None:
        self._uow = uow
        self._models = models

    async def __call__(self, command: RescheduleDeckCommand) -> None:
        more = True
        while more:
            async with self._uow as uow:
                schedulers = await schedulers_of(command.learner_id, uow.parameters, self._models)
                decks = await uow.decks.get_many(frozenset([command.deck_id]), learner_id=command.learner_id)
                found = await uow.archive.scheduled_otherwise(decks[0], limit=command.at_once) if decks else []
                changed = [
                    review
                    for card, log in found
                    for review in card.reschedule(decks[0].scheduling, log, schedulers=schedulers)
                ]
                uow.schedules.save(*(card for card, _ in found))
                uow.reviews.put(replacing=changed)
                await uow.commit()
            more = bool(found)
