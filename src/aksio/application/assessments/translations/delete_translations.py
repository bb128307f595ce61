"""Forget a learner's translations."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class DeleteTranslationsCommand:
    """Whose."""

    learner_id: LearnerId


class DeleteTranslations:
    """Decks and cards are no part of them."""

    def __init__(self, uow: TranslationUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: DeleteTranslationsCommand) -> None:
        async with self._uow as uow:
            uow.translations.remove_of(command.learner_id)
            await uow.commit()
