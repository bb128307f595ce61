"""Summaries ask assessments for flashcards."""

from uuid import UUID

from aksio.application.assessments.generation.request_generation import RequestGeneration, RequestGenerationCommand
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


class GeneratedCards:
    """See the port CardsOfMaterial."""

    def __init__(self, request_generation: RequestGeneration) -> None:
        self._request_generation = request_generation

    async def request(
        self,
        *,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str | None,
        scope: SummaryScope,
        count: int,
    ) -> UUID:
        """See the port."""
        parameters = GenerationParameters(
            count=count,
            document_ids=document_ids,
            topic=topic,
            start_page=scope.start_page,
            end_page=scope.end_page,
            language=scope.language,
        )
        command = RequestGenerationCommand(
            learner_id=learner_id, course_id=course_id, kind=GenerationKind.FLASHCARDS, parameters=parameters
        )
        return (await self._request_generation(command)).id
