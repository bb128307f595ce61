"""List a learner's generations."""

from dataclasses import dataclass

from aksio.application.assessments.generation.generation_storage_ports import GenerationFilter, GenerationsReader
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListGenerationsQuery:
    """Whose, which, and which page of them."""

    learner_id: LearnerId
    chosen: GenerationFilter
    page: PageRequest


class ListGenerations:
    """Newest first."""

    def __init__(self, reader: GenerationsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListGenerationsQuery) -> Page[GenerationView]:
        return await self._reader.generations(query.learner_id, query.chosen, query.page)
