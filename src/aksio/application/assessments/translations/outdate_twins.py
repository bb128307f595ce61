"""A card says something else now: its twins in other languages are stale."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class OutdateTwinsCommand:
    """Which card, and whose."""

    flashcard_id: FlashcardId
    learner_id: LearnerId


class OutdateTwins:
    """Safe to repeat. Raises Conflict when a twin is changed at the same moment; then it is to be tried again."""

    def __init__(self, uow: TranslationUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: OutdateTwinsCommand) -> None:
        async with self._uow as uow:
            twins = await uow.twins.of_cards([command.flashcard_id], learner_id=command.learner_id)
            for twin in twins:
                if not twin.twin_is_stale:
                    twin.outdate()
                    uow.flashcards.save(twin)
            await uow.commit()
