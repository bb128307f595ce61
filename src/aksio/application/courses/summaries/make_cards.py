"""Have flashcards written from what a summary, or one concept of it, was read from."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from aksio.application.courses.summaries.storage_ports import SummaryUnitOfWork
from aksio.application.courses.summaries.summary_concepts import concept_of
from aksio.domain.courses.summaries.scope import SummaryScope
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId


class CardsOfMaterial(Protocol):
    """Has cards written in the background."""

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
        """The id of the generation; `scope` has the pages and the language. Raises Invalid."""


@dataclass(frozen=True, kw_only=True)
class MakeCardsCommand:
    """`count` cards about one `concept` of the summary; without it, about all that it is about."""

    summary_id: SummaryId
    course_id: CourseId
    learner_id: LearnerId
    count: int
    concept: str | None = None


class MakeCards:
    """Returns the id of the generation. Raises SummaryNotFound, SummaryNotWritten and Invalid."""

    def __init__(self, uow: SummaryUnitOfWork, cards: CardsOfMaterial) -> None:
        self._uow = uow
        self._cards = cards

    async def __call__(self, command: MakeCardsCommand) -> UUID:
        async with self._uow as uow:
            summary = await uow.summaries.get(
                command.summary_id, learner_id=command.learner_id, course_id=command.course_id
            )
        summary.require_content()
        topic = summary.scope.topic if command.concept is None else concept_of(summary, command.concept).term
        return await self._cards.request(
            learner_id=command.learner_id,
            course_id=command.course_id,
            document_ids=summary.source_ids,
            topic=topic,
            scope=summary.scope,
            count=command.count,
        )
