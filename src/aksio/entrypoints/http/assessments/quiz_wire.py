"""Quizzes on the wire."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Self, cast
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from aksio.application.assessments.quizzes.create_quiz import CreateQuizCommand
from aksio.application.assessments.quizzes.edit_quiz import SettingsChanges
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.assessments.quizzes.quiz import QuizChanges, QuizStatus
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizKind, QuizSettings, ShowAnswers
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.entrypoints.http.assessments.question_wire import NewQuestion, contents_of
from aksio.entrypoints.http.wire import Body, Out, Resource

RULES = tuple(SettingsChanges.__annotations__)


class SectionBody(Body, frozen=True, kw_only=True):
    """A part of a quiz; with `draw`, each attempt gets so many of its questions, by lot."""

    name: str
    draw: int | None = None


Sections = Annotated[tuple[SectionBody, ...], Meta(max_length=100)]


class RulesBody(Body, frozen=True, kw_only=True):
    """The rules of a quiz; what is not sent has its default, or stays."""

    kind: QuizKind | UnsetType = UNSET
    time_limit_minutes: int | None | UnsetType = UNSET
    max_attempts: int | None | UnsetType = UNSET
    attempt_counting: AttemptCounting | UnsetType = UNSET
    passing_percent: float | None | UnsetType = UNSET
    shuffle_questions: bool | UnsetType = UNSET
    shuffle_options: bool | UnsetType = UNSET
    show_answers: ShowAnswers | UnsetType = UNSET
    instant_feedback: bool | UnsetType = UNSET
    negative_marking: bool | UnsetType = UNSET
    ask_confidence: bool | UnsetType = UNSET
    grade_with_model: bool | UnsetType = UNSET
    opens_at: Annotated[datetime, Meta(tz=True)] | None | UnsetType = UNSET
    closes_at: Annotated[datetime, Meta(tz=True)] | None | UnsetType = UNSET

    def rules(self) -> SettingsChanges:
        """Those that were sent."""
        given: dict[str, Any] = {name: value for name in RULES if (value := getattr(self, name)) is not UNSET}
        if given.get("passing_percent") is not None:
            given["passing_percent"] = Decimal(str(given["passing_percent"]))
        return cast(SettingsChanges, given)


class NewQuiz(RulesBody, frozen=True, kw_only=True):
    """A quiz to write, as a draft. Its questions may come with it, or one by one."""

    title: str
    course_id: UUID
    description: str | None = None
    language: str | None = None
    sections: Sections = ()
    questions: Annotated[tuple[NewQuestion, ...], Meta(max_length=500)] = ()

    def to_command(self, learner_id: LearnerId) -> CreateQuizCommand:
        """Raises Invalid, naming every field that is wrong."""
        return CreateQuizCommand(
            learner_id=learner_id,
            course_id=CourseId(self.course_id),
            title=self.title,
            description=self.description,
            language=self.language,
            settings=QuizSettings(**self.rules()),
            sections=sections_of(self.sections),
            questions=contents_of(self.questions, "/questions"),
        )


class QuizEdit(RulesBody, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay. Takers see it once the quiz is published again."""

    title: str | UnsetType = UNSET
    course_id: UUID | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    language: str | None | UnsetType = UNSET
    sections: Sections | UnsetType = UNSET

    def changes(self) -> QuizChanges:
        """Beside the rules."""
        names = ("title", "course_id", "description", "language")
        given: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not UNSET}
        if not isinstance(self.sections, UnsetType):
            given["sections"] = sections_of(self.sections)
        return cast(QuizChanges, given)


def sections_of(bodies: Sequence[SectionBody]) -> tuple[QuizSection, ...]:
    """As the domain has them."""
    return tuple(QuizSection(name=body.name, draw=body.draw) for body in bodies)


class SectionOut(Out, frozen=True, kw_only=True):
    """A part of a quiz."""

    name: str
    draw: int | None


class QuizOut(Resource, frozen=True, kw_only=True):
    """A quiz as its owner sees it. `published_version` is 0 before the first; `has_changes`: publish to show them.

    `twin_of` is the quiz that this one translates; it may have been deleted.
    """

    id: UUID
    course_id: UUID
    title: str
    description: str | None
    language: str | None
    status: QuizStatus
    kind: QuizKind
    time_limit_minutes: int | None
    max_attempts: int | None
    attempt_counting: AttemptCounting
    passing_percent: float | None
    shuffle_questions: bool
    shuffle_options: bool
    show_answers: ShowAnswers
    instant_feedback: bool
    negative_marking: bool
    ask_confidence: bool
    grade_with_model: bool
    opens_at: datetime | None
    closes_at: datetime | None
    sections: list[SectionOut]
    question_count: int
    published_version: int
    published_at: datetime | None
    has_changes: bool
    twin_of: UUID | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """The rules stand beside the rest, as they were sent."""
        assert isinstance(view, QuizView)
        rules = {name: getattr(view.settings, name) for name in RULES}
        passing = view.settings.passing_percent
        rules["passing_percent"] = None if passing is None else float(passing)
        same = cls.__struct_fields__
        rest = {name: getattr(view, name) for name in same if name not in rules and name != "sections"}
        return cls(**rules, **rest, sections=[SectionOut.of(section) for section in view.sections])
