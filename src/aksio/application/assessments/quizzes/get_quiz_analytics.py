"""Show a taker their quizzes in figures."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_reader_ports import AttemptsReader
from aksio.application.assessments.quizzes.quiz_views import QuizAnalytics
from aksio.domain.assessments.quizzes.calibration import calibration
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetQuizAnalyticsQuery:
    """Of a course, or of all."""

    taker_id: LearnerId
    course_id: CourseId | None = None


class GetQuizAnalytics:
    """Counts, averages by type of question, and whether confidence and marks agree."""

    def __init__(self, reader: AttemptsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetQuizAnalyticsQuery) -> QuizAnalytics:
        found = await self._reader.figures(query.taker_id, query.course_id)
        return QuizAnalytics(
            quizzes=found.quizzes,
            attempts=found.attempts,
            in_progress=found.in_progress,
            awaiting_grade=found.awaiting_grade,
            average_percent=found.average_percent,
            best_percent=found.best_percent,
            by_type=found.by_type,
            calibration=calibration(found.confidence),
        )
