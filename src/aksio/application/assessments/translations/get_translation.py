"""Show a translation."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.domain.shared.ids import LearnerId, TranslationId


@dataclass(frozen=True, kw_only=True)
class GetTranslationQuery:
    """Which one, and whose."""

    translation_id: TranslationId
    learner_id: LearnerId


class GetTranslation:
    """Raises TranslationNotFound."""

    def __init__(self, uow: TranslationUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, query: GetTranslationQuery) -> TranslationView:
        async with self._uow as uow:
            return TranslationView.of(await uow.translations.get(query.translation_id, learner_id=query.learner_id))
