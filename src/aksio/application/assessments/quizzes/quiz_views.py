"""What the use cases about quizzes answer to their owners."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.appeal import Appeal
from aksio.domain.assessments.quizzes.calibration import Calibration
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.item_analysis import ItemStatistics
from aksio.domain.assessments.quizzes.model_reading import ModelReading
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz import Quiz, QuizStatus
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.response import GradedBy
from aksio.domain.shared.ids import AttemptId, CourseId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class QuizView:
    """A quiz as its owner sees it. Its questions come by themselves."""

    id: QuizId
    course_id: CourseId
    title: str
    description: str | None
    language: str | None
    settings: QuizSettings
    sections: tuple[QuizSection, ...]
    status: QuizStatus
    question_count: int
    published_version: int
    published_at: datetime | None
    has_changes: bool
    twin_of: QuizId | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, quiz: Quiz) -> Self:
        """The view of a quiz that was just changed."""
        same = (name for name in cls.__dataclass_fields__ if name != "question_count")
        return cls(**{name: getattr(quiz, name) for name in same}, question_count=len(quiz.questions))


@dataclass(frozen=True, kw_only=True)
class QuestionView:
    """A question with its key, as its owner sees it. `version` is its quiz's."""

    quiz_id: QuizId
    question: Question
    version: int


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """How one question does."""

    question: Question
    statistics: ItemStatistics


@dataclass(frozen=True, kw_only=True)
class QuizAnalysis:
    """How all questions of a quiz do. `attempts` counts those that are graded."""

    quiz_id: QuizId
    attempts: int
    average_percent: float | None
    items: tuple[ItemView, ...]


class ToJudge(StrEnum):
    """Which answers an owner looks for: without a mark, with a model's provisional one, or with an objection to it."""

    UNGRADED = "ungraded"
    BY_MODEL = "by_model"
    APPEALED = "appealed"


@dataclass(frozen=True, kw_only=True)
class AnswerToJudge:
    """An answer that the owner has not had the last word on. Whose it is does not matter, and is not told.

    `mark` is a fraction of the points. `reading` is what a model made of it, if one looked or will.
    """

    attempt_id: AttemptId
    question_id: QuestionId
    answer: Answer | None
    text: str
    points: float
    mark: float | None
    graded_by: GradedBy | None
    reading: ModelReading | None
    appeal: Appeal | None
    submitted_at: datetime


@dataclass(frozen=True, kw_only=True)
class QuizResult:
    """What a taker's attempts at a quiz come to, as far as they are graded."""

    quiz_id: QuizId
    attempts: int
    attempts_left: int | None
    counting: AttemptCounting
    percent: float | None
    passed: bool | None


@dataclass(frozen=True, kw_only=True)
class KindFigures:
    """How a taker does with one type of question. `average_mark` is from 0 to 1."""

    answers: int
    average_mark: float


@dataclass(frozen=True, kw_only=True)
class QuizAnalytics:
    """A taker's quizzes in figures. Percents are of graded attempts."""

    quizzes: int
    attempts: int
    in_progress: int
    awaiting_grade: int
    average_percent: float | None
    best_percent: float | None
    by_type: Mapping[QuestionKind, KindFigures]
    calibration: Calibration
