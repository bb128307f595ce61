"""Delete a flashcard. What was studied with it stays in the log."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteFlashcardCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    flashcard_id: FlashcardId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteFlashcard:
    """Raises FlashcardNotFound and Stale."""

    def __init__(self, uow: AssessmentsUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: DeleteFlashcardCommand) -> None:
        async with self._uow as uow:
            card = await uow.flashcards.get(command.flashcard_id, learner_id=command.learner_id)
            card.require_version(command.expected_version)
            uow.flashcards.remove(card)
            await uow.commit()
