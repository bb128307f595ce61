"""List a learner's translations."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationFilter, TranslationsReader
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListTranslationsQuery:
    """Whose, which, and which page of them."""

    learner_id: LearnerId
    chosen: TranslationFilter
    page: PageRequest


class ListTranslations:
    """Newest first."""

    def __init__(self, reader: TranslationsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListTranslationsQuery) -> Page[TranslationView]:
        return await self._reader.translations(query.learner_id, query.chosen, query.page)
