"""Change a quiz's title, rules or sections."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TypedDict

from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.assessments.references import require_course
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.quiz import QuizChanges
from aksio.domain.assessments.quizzes.quiz_settings import QuizKind, ShowAnswers
from aksio.domain.shared.ids import LearnerId, QuizId


class SettingsChanges(TypedDict, total=False):
    """Which rules change: a key that is absent leaves its rule as it is."""

    kind: QuizKind
    time_limit_minutes: int | None
    max_attempts: int | None
    attempt_counting: AttemptCounting
    passing_percent: Decimal | None
    shuffle_questions: bool
    shuffle_options: bool
    show_answers: ShowAnswers
    instant_feedback: bool
    negative_marking: bool
    ask_confidence: bool
    grade_with_model: bool
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class EditQuizCommand:
    """`changes` and `settings` have only what changes; `expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    changes: QuizChanges
    settings: SettingsChanges
    expected_version: int | None = None


class EditQuiz:
    """Raises QuizNotFound, UnknownCourse, Stale, TwinExists, and Invalid with every field that is wrong.

    Takers see nothing of it before the quiz is published again.
    """

    def __init__(self, uow: QuizUnitOfWork, courses: OwnCourses, clock: Clock) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditQuizCommand) -> QuizView:
        course_id = command.changes.get("course_id")
        if course_id is not None:
            await require_course(self._courses, course_id, learner_id=command.learner_id)
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            changes = command.changes
            if command.settings:
                changes = {**changes, "settings": replace(quiz.settings, **command.settings)}
            quiz.edit(now=self._clock.now(), **changes)
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuizView.of(quiz)
