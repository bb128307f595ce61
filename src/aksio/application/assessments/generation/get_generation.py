"""Show one generation."""

from dataclasses import dataclass

from aksio.application.assessments.generation.generation_storage_ports import GenerationsReader
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.domain.shared.ids import GenerationId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetGenerationQuery:
    """Which one, and who asks."""

    generation_id: GenerationId
    learner_id: LearnerId


class GetGeneration:
    """Raises GenerationNotFound."""

    def __init__(self, reader: GenerationsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetGenerationQuery) -> GenerationView:
        return await self._reader.generation(query.generation_id, learner_id=query.learner_id)
