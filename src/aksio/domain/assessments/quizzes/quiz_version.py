"""A quiz as it was published. It never changes: attempts are graded by it."""

from dataclasses import dataclass
from datetime import datetime

from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class QuizVersion:
    """`number` counts from 1. `learner_id` is the owner."""

    quiz_id: QuizId
    number: int
    learner_id: LearnerId
    title: str
    settings: QuizSettings
    sections: tuple[QuizSection, ...]
    questions: tuple[Question, ...]
    published_at: datetime
