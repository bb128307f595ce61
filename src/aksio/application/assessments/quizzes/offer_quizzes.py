"""Which quizzes of some courses can be taken? Asked by contexts that plan."""

from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import CourseId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class OfferedQuiz:
    """A published quiz, in short."""

    id: QuizId
    course_id: CourseId
    title: str
    questions: int
    is_exam: bool


class OfferedQuizzes(Protocol):
    """Knows published quizzes."""

    async def offered(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> list[OfferedQuiz]:
        """Oldest first."""


@dataclass(frozen=True, kw_only=True)
class OfferQuizzesQuery:
    """Whose, and of which courses."""

    course_ids: frozenset[CourseId]
    learner_id: LearnerId


class OfferQuizzes:
    """One question, however many courses."""

    def __init__(self, reader: OfferedQuizzes) -> None:
        self._reader = reader

    async def __call__(self, query: OfferQuizzesQuery) -> list[OfferedQuiz]:
        return await self._reader.offered(query.course_ids, learner_id=query.learner_id)
