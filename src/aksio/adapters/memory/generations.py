"""Generations in memory."""

from datetime import datetime
from operator import itemgetter

from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.assessments.generation.generation_storage_ports import (
    CourseCard,
    GenerationFilter,
    StalledGeneration,
)
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.assessments.generation.question_ports import CourseQuestion
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationNotFound
from aksio.domain.assessments.quizzes.quiz import Quiz
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


class MemoryGenerationsReader:
    """See the ports `GenerationsReader`, `CourseCards` and `CourseQuestions`."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def generation(self, generation_id: GenerationId, *, learner_id: LearnerId) -> GenerationView:
        """See the port."""
        generation = await MemoryGenerations(MemorySession(self._store)).get(generation_id, learner_id=learner_id)
        return GenerationView.of(generation)

    async def generations(
        self, learner_id: LearnerId, chosen: GenerationFilter, page: PageRequest
    ) -> Page[GenerationView]:
        """See the port."""
        found = [generation for generation in self._newest_first() if generation.learner_id == learner_id]
        if chosen.course_id is not None:
            found = [generation for generation in found if generation.course_id == chosen.course_id]
        if chosen.status is not None:
            found = [generation for generation in found if generation.status is chosen.status]
        return page_after(found, page, lambda generation: generation.id, GenerationView.of)

    async def stalled(self, *, now: datetime, limit: int) -> list[StalledGeneration]:
        """See the port."""
        due = [
            (each.work.due_at, each)
            for each in self._newest_first()
            if each.work.due_at is not None and each.work.due_at <= now
        ]
        due.sort(key=itemgetter(0))
        return [StalledGeneration(generation_id=each.id, learner_id=each.learner_id) for _, each in due[:limit]]

    async def cards_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseCard]:
        """See the port."""
        cards: list[Flashcard] = [
            card
            for card in self._store.rows.get("flashcards", {}).values()
            if card.course_id == course_id and card.learner_id == learner_id
        ]
        cards.sort(key=lambda card: (card.created_at, card.id), reverse=True)
        return [_course_card(card) for card in cards[:limit]]

    async def questions_of(self, course_id: CourseId, *, learner_id: LearnerId, limit: int) -> list[CourseQuestion]:
        """See the port."""
        quizzes: list[Quiz] = [
            quiz
            for quiz in self._store.rows.get("quizzes", {}).values()
            if quiz.course_id == course_id and quiz.learner_id == learner_id
        ]
        quizzes.sort(key=lambda quiz: (quiz.created_at, quiz.id), reverse=True)
        return [CourseQuestion.of(each) for quiz in quizzes[:limit] for each in quiz.questions]

    def _newest_first(self) -> list[Generation]:
        rows: list[Generation] = list(self._store.rows.get("generations", {}).values())
        return sorted(rows, key=lambda generation: (generation.created_at, generation.id), reverse=True)


def _course_card(card: Flashcard) -> CourseCard:
    document_id, page = (card.source.document_id, card.source.page) if card.source else (None, None)
    return CourseCard(front=card.front, back=card.back, document_id=document_id, page=page)
