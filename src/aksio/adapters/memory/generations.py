"""Generations in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationNotFound
from aksio.domain.shared.ids import CourseId, GenerationId, LearnerId


class MemoryGenerations(MemoryTable[Generation]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "generations")

    async def get(self, generation_id: GenerationId, *, learner_id: LearnerId) -> Generation:
        """See the port."""
        return self._find(generation_id, missing=GenerationNotFound, learner_id=learner_id)

    def add(self, generation: Generation) -> None:
        """See the port."""
        self._put(generation.id, generation, new=True)

    def save(self, generation: Generation) -> None:
        """See the port."""
        self._put(generation.id, generation, new=False)

    async def remove_of(self, learner_id: LearnerId, *, course_id: CourseId | None) -> None:
        """See the port."""
        for generation in self._all():
            if generation.learner_id == learner_id and course_id in (None, generation.course_id):
                self._drop(generation.id, generation)
