"""List the questions of a quiz, with their keys, for their owner."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import QuizzesReader
from aksio.application.assessments.quizzes.quiz_views import QuestionView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class ListQuestionsQuery:
    """Which quiz, and who asks."""

    quiz_id: QuizId
    learner_id: LearnerId
    page: PageRequest


class ListQuestions:
    """In their order. A quiz is read as a whole, so the cursor is the last question's id. Raises QuizNotFound."""

    def __init__(self, reader: QuizzesReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListQuestionsQuery) -> Page[QuestionView]:
        questions = await self._reader.questions(query.quiz_id, learner_id=query.learner_id)
        start = _after(questions, query.page.cursor)
        end = start + query.page.limit
        shown = questions[start:end]
        return Page(items=shown, next_cursor=str(shown[-1].question.id) if end < len(questions) else None)


def _after(questions: list[QuestionView], cursor: str | None) -> int:
    if cursor is None:
        return 0
    for place, view in enumerate(questions):
        if str(view.question.id) == cursor:
            return place + 1
    raise Invalid.field("/query/cursor", "bad_cursor", "Use the next_cursor of an earlier page, unchanged.")
