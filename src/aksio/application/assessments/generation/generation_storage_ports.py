"""Where generations are kept, and what they read of a course's cards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.assessments.quizzes.quiz_ports import Quizzes
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.shared.ids import CourseId, DocumentId, GenerationId, LearnerId


class Generations(Protocol):
    """Generations in storage. What belongs to another learner is GenerationNotFound."""

    async def get(self, generation_id: GenerationId, *, learner_id: LearnerId) -> Generation:
        """Raises GenerationNotFound."""

    def add(self, generation: Generation) -> None:
        """Keep a new generation."""

    def save(self, generation: Generation) -> None:
        """Keep a changed generation."""

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """Forget a learner's generations in a course; without a course, all of them and what models cost."""


class GenerationUnitOfWork(AssessmentsUnitOfWork, Protocol):
    """The unit of work of those who write: everything about cards, quizzes, and generations."""

    @property
    def generations(self) -> Generations:
        """Generations in this transaction."""

    @property
    def quizzes(self) -> Quizzes:
        """Quizzes in this transaction."""


@dataclass(frozen=True, kw_only=True)
class GenerationFilter:
    """Which generations to list; None leaves a field out of the question."""

    course_id: CourseId | None = None
    status: GenerationStatus | None = None


@dataclass(frozen=True, kw_only=True)
class StalledGeneration:
    """One that nobody works on although it is due."""

    generation_id: GenerationId
    learner_id: LearnerId


class GenerationsReader(Protocol):
    """Views straight from storage."""

    async def generation(self, generation_id: GenerationId, *, learner_id: LearnerId) -> GenerationView:
        """Raises GenerationNotFound."""

    async def generations(
        self, learner_id: LearnerId, chosen: GenerationFilter, page: PageRequest
    ) -> Page[GenerationView]:
        """The learner's generations, newest first."""

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledGeneration]:
        """Everybody's generations that are due, the longest waiting first."""


@dataclass(frozen=True, kw_only=True)
class CourseCard:
    """A card that the course has, as far as duplicates are concerned."""

    front: str
    back: str
    document_id: DocumentId | None
    page: int | None


class CourseCards(Protocol):
    """Reads the cards that a course has."""

    async def cards_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseCard]:
        """Those that a new card could repeat, newest first."""
