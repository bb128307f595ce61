"""Plans ask which quizzes can be taken; assessments know."""

from collections import defaultdict
from collections.abc import Collection

from aksio.application.assessments.quizzes.offer_quizzes import OfferQuizzes, OfferQuizzesQuery
from aksio.domain.learning.planning.material import PlannedQuiz
from aksio.domain.shared.ids import CourseId, LearnerId


class AssessmentsQuizzesByCourse:
    """See the port QuizzesByCourse."""

    def __init__(self, offer_quizzes: OfferQuizzes) -> None:
        self._offer_quizzes = offer_quizzes

    async def of(
        self, course_ids: Collection[CourseId], *, learner_id: LearnerId
    ) -> dict[CourseId, tuple[PlannedQuiz, ...]]:
        """See the port."""
        query = OfferQuizzesQuery(course_ids=frozenset(course_ids), learner_id=learner_id)
        found: dict[CourseId, list[PlannedQuiz]] = defaultdict(list)
        for quiz in await self._offer_quizzes(query):
            planned = PlannedQuiz(id=quiz.id, name=quiz.title, questions=quiz.questions, is_exam=quiz.is_exam)
            found[quiz.course_id].append(planned)
        return {course_id: tuple(quizzes) for course_id, quizzes in found.items()}
