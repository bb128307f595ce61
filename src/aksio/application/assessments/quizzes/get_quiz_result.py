"""Show a taker what their attempts at a quiz come to."""

from dataclasses import dataclass
from fractions import Fraction

from aksio.application.assessments.quizzes.quiz_reader_ports import AttemptsReader
from aksio.application.assessments.quizzes.quiz_views import QuizResult
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class GetQuizResultQuery:
    """Which, and who asks."""

    quiz_id: QuizId
    taker_id: LearnerId


class GetQuizResult:
    """By the rules that are published now. Raises QuizNotFound."""

    def __init__(self, reader: AttemptsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetQuizResultQuery) -> QuizResult:
        found = await self._reader.counted(query.quiz_id, taker_id=query.taker_id)
        rules = found.settings
        percent = rules.attempt_counting.combine([Fraction(percent) for percent in found.percents])
        return QuizResult(
            quiz_id=query.quiz_id,
            attempts=found.attempts,
            attempts_left=None if rules.max_attempts is None else max(0, rules.max_attempts - found.attempts),
            counting=rules.attempt_counting,
            percent=None if percent is None else float(percent),
            passed=None if percent is None else rules.is_passed(percent),
        )
