"""Quizzes in memory, and their views."""

from collections.abc import Iterator
from uuid import UUID

from aksio.adapters.memory.assessments.twins import require_only_twin
from aksio.adapters.memory.pages import page_after
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.assessments.quizzes.quiz_reader_ports import QuizFilter
from aksio.application.assessments.quizzes.quiz_views import QuestionView, QuizView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import CourseId, LearnerId, QuizId


class MemoryQuizzes(MemoryTable[Quiz]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "quizzes")

    async def get(self, quiz_id: QuizId, *, learner_id: LearnerId) -> Quiz:
        """See the port."""
        return self._find(quiz_id, missing=QuizNotFound, learner_id=learner_id)

    def all(self) -> Iterator[Quiz]:
        """Everybody's quizzes, as this transaction sees them."""
        return self._all()

    def add(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """See the port."""
        self._put(quiz.id, quiz, new=True)
        self._session.change(lambda: require_only_twin(self._rows(), quiz.id))
        self._keep(published)

    def save(self, quiz: Quiz, *, published: QuizVersion | None = None) -> None:
        """See the port."""
        self._put(quiz.id, quiz, new=False)
        self._session.change(lambda: require_only_twin(self._rows(), quiz.id))
        self._keep(published)

    def _keep(self, published: QuizVersion | None) -> None:
        if published is not None:
            self._session.change(lambda: versions_of(self._session.store, published.quiz_id).append(published))

    def remove(self, quiz: Quiz) -> None:
        """See the port."""
        self._drop(quiz.id, quiz)
        self._session.change(lambda: self._forget(quiz.id))

    async def remove_some(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> int:
        """See the port."""
        mine = [quiz for quiz in self._all() if quiz.learner_id == learner_id and course_id in (None, quiz.course_id)]
        for quiz in mine[:at_most]:
            self.remove(quiz)
        return len(mine[:at_most])

    def _forget(self, quiz_id: QuizId) -> None:
        rows = self._session.store.rows
        rows.get("quiz_versions", {}).pop(quiz_id, None)
        attempts = rows.get("quiz_attempts", {})
        for attempt_id in [key for key, attempt in attempts.items() if attempt.quiz_id == quiz_id]:
            del attempts[attempt_id]


def versions_of(store: MemoryStore, quiz_id: UUID) -> list[QuizVersion]:
    """What was published of a quiz, in order."""
    found: list[QuizVersion] = store.rows.setdefault("quiz_versions", {}).setdefault(quiz_id, [])
    return found


class MemoryQuizzesReader:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def quiz(self, quiz_id: QuizId, *, learner_id: LearnerId) -> QuizView:
        """See the port."""
        return QuizView.of(await self._get(quiz_id, learner_id))

    async def quizzes(self, learner_id: LearnerId, chosen: QuizFilter, page: PageRequest) -> Page[QuizView]:
        """See the port."""
        rows: list[Quiz] = list(self._store.rows.get("quizzes", {}).values())
        mine = [
            quiz
            for quiz in rows
            if quiz.learner_id == learner_id
            and chosen.course_id in (None, quiz.course_id)
            and chosen.status in (None, quiz.status)
        ]
        mine.sort(key=lambda quiz: (quiz.created_at, quiz.id), reverse=True)
        return page_after(mine, page, lambda quiz: quiz.id, QuizView.of)

    async def questions(self, quiz_id: QuizId, *, learner_id: LearnerId) -> list[QuestionView]:
        """See the port."""
        quiz = await self._get(quiz_id, learner_id)
        return [QuestionView(quiz_id=quiz.id, question=each, version=quiz.version) for each in quiz.questions]

    async def _get(self, quiz_id: QuizId, learner_id: LearnerId) -> Quiz:
        return await MemoryQuizzes(MemorySession(self._store)).get(quiz_id, learner_id=learner_id)
