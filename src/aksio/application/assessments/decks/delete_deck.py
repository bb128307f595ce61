"""Delete a deck. Its cards stay in their course."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import DeckId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteDeckCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    deck_id: DeckId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteDeck:
    """Raises DeckNotFound and Stale."""

    def __init__(self, uow: AssessmentsUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: DeleteDeckCommand) -> None:
        async with self._uow as uow:
            deck = await uow.decks.get(command.deck_id, learner_id=command.learner_id)
            deck.require_version(command.expected_version)
            uow.decks.remove(deck)
            await uow.commit()
