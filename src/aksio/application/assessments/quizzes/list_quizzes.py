"""List a learner's quizzes."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizFilter, QuizzesReader
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListQuizzesQuery:
    """Which, and who asks."""

    learner_id: LearnerId
    chosen: QuizFilter
    page: PageRequest


class ListQuizzes:
    """Newest first."""

    def __init__(self, reader: QuizzesReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListQuizzesQuery) -> Page[QuizView]:
        return await self._reader.quizzes(query.learner_id, query.chosen, query.page)
