"""What the use cases about quizzes and attempts need to show them. Views straight from storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from aksio.application.assessments.quizzes.attempt_views import AttemptSummary
from aksio.application.assessments.quizzes.quiz_views import (
    AnswerToJudge,
    KindFigures,
    QuestionView,
    QuizView,
    ToJudge,
)
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.assessments.quizzes.attempt_status import AttemptStatus
from aksio.domain.assessments.quizzes.calibration import ConfidenceSums
from aksio.domain.assessments.quizzes.item_analysis import ItemSums
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.shared.ids import CourseId, LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class QuizFilter:
    """Which quizzes; None leaves a field out of the question."""

    course_id: CourseId | None = None
    status: QuizStatus | None = None


@dataclass(frozen=True, kw_only=True)
class AttemptFilter:
    """Which attempts; None leaves a field out of the question."""

    quiz_id: QuizId | None = None
    status: AttemptStatus | None = None


class QuizzesReader(Protocol):
    """Shows quizzes to their owners."""

    async def quiz(self, quiz_id: QuizId, *, learner_id: LearnerId) -> QuizView:
        """Raises QuizNotFound."""

    async def quizzes(self, learner_id: LearnerId, chosen: QuizFilter, page: PageRequest) -> Page[QuizView]:
        """The learner's quizzes, newest first."""

    async def questions(self, quiz_id: QuizId, *, learner_id: LearnerId) -> list[QuestionView]:
        """All questions in their order. Raises QuizNotFound."""


@dataclass(frozen=True, kw_only=True)
class AnalysedQuiz:
    """A quiz's questions as they are, and what its graded attempts came to."""

    questions: tuple[Question, ...]
    attempts: int
    average_percent: float | None
    sums: Mapping[QuestionId, ItemSums]


class QuizAnalyses(Protocol):
    """Sums up the marks of a quiz for its owner."""

    async def of(self, quiz_id: QuizId, *, learner_id: LearnerId) -> AnalysedQuiz:
        """One pass over the marks of all graded attempts, in memory that does not grow. Raises QuizNotFound."""

    async def to_judge(
        self, quiz_id: QuizId, which: ToJudge, page: PageRequest, *, learner_id: LearnerId
    ) -> Page[AnswerToJudge]:
        """Answers of that kind, the longest waiting first. Raises QuizNotFound."""


@dataclass(frozen=True, kw_only=True)
class CountedAttempts:
    """A taker's attempts at a quiz: how many, and the percents of those that are graded, in order."""

    settings: QuizSettings
    attempts: int
    percents: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class TakerFigures:
    """Counts and sums over a taker's attempts, of a course or of all."""

    quizzes: int
    attempts: int
    in_progress: int
    awaiting_grade: int
    average_percent: float | None
    best_percent: float | None
    by_type: Mapping[QuestionKind, KindFigures]
    confidence: Mapping[int, ConfidenceSums]


class AttemptsReader(Protocol):
    """Shows attempts to their takers."""

    async def attempts(self, taker_id: LearnerId, chosen: AttemptFilter, page: PageRequest) -> Page[AttemptSummary]:
        """The taker's attempts, newest first."""

    async def counted(self, quiz_id: QuizId, *, taker_id: LearnerId) -> CountedAttempts:
        """Raises QuizNotFound unless the quiz is the taker's own, or they have taken it."""

    async def figures(self, taker_id: LearnerId, course_id: CourseId | None) -> TakerFigures:
        """Sums over all attempts."""
