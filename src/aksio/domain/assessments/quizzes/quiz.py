"""A quiz as its owner writes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from aksio.domain.assessments.quizzes.closing import Closing
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import NotPublishable, QuestionNotFound
from aksio.domain.assessments.quizzes.quiz_events import (
    QuizArchived,
    QuizDeleted,
    QuizPublished,
    QuizRegradeRequested,
)
from aksio.domain.assessments.quizzes.quiz_heading import LONGEST_TITLE, QuizHeading, heading_errors
from aksio.domain.assessments.quizzes.quiz_section import QuizSection, section_errors
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import CourseId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.language import language_error, spoken

MOST_QUESTIONS = 500
SAMPLED_QUESTIONS = 50


class QuizStatus(StrEnum):
    """Where a quiz stands. Only a published one can be started."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class QuizChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    title: str
    description: str | None
    language: str | None
    course_id: CourseId
    settings: QuizSettings
    sections: tuple[QuizSection, ...]


class _Named(TypedDict):
    occurred_at: datetime
    quiz_id: QuizId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(kw_only=True, eq=False)
class Quiz(Aggregate):
    """Questions in their order, and the rules. Takers see nothing of it but what was published.

    `published_version` is the number of the latest version, 0 before the first; `has_changes` tells that there is
    something to publish. `language` (BCP 47) is what its owner says, else what its questions were found to be in when
    it was published. A twin says the same as the quiz `twin_of`, in its language; `told_heading` is what its title and
    description translate.
    """

    id: QuizId
    learner_id: LearnerId
    course_id: CourseId
    title: str
    description: str | None = None
    language: str | None = None
    settings: QuizSettings = field(default_factory=QuizSettings)
    sections: tuple[QuizSection, ...] = ()
    questions: tuple[Question, ...] = ()
    status: QuizStatus = QuizStatus.DRAFT
    published_version: int = 0
    published_at: datetime | None = None
    has_changes: bool = True
    twin_of: QuizId | None = None
    told_heading: QuizHeading | None = None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def write(
        cls,
        *,
        id: QuizId,
        learner_id: LearnerId,
        course_id: CourseId,
        title: str,
        description: str | None = None,
        language: str | None = None,
        settings: QuizSettings | None = None,
        sections: tuple[QuizSection, ...] = (),
        questions: Sequence[Question] = (),
        now: datetime,
    ) -> Self:
        """A new draft. Raises Invalid with every field that is wrong."""
        quiz = cls(
            id=id,
            learner_id=learner_id,
            course_id=course_id,
            title=title,
            description=description,
            language=language,
            settings=settings or QuizSettings(),
            sections=sections,
            questions=tuple(questions),
            created_at=now,
            updated_at=now,
        )
        quiz._check()
        return quiz

    @property
    def heading(self) -> QuizHeading:
        """Title and description."""
        return QuizHeading(title=self.title, description=self.description)

    @property
    def sample(self) -> str:
        """What its language is told from."""
        return "\n".join(question.text for question in self.questions[:SAMPLED_QUESTIONS])

    def question(self, question_id: QuestionId) -> Question:
        """Raises QuestionNotFound."""
        return self.questions[self._place_of(question_id)]

    def edit(self, *, now: datetime, **changes: Unpack[QuizChanges]) -> None:
        """Change title, rules or sections. Raises Invalid with every field that is wrong."""
        for name, value in changes.items():
            setattr(self, name, value)
        self._changed(now)

    def add_questions(self, questions: Sequence[Question], *, now: datetime) -> None:
        """Put questions at the end. Raises Invalid."""
        self._require_section(*questions)
        self.questions += tuple(questions)
        self._changed(now)

    def mend_question(self, question: Question, *, now: datetime) -> None:
        """Put another text or key in the place of the question with that id. Raises QuestionNotFound and Invalid."""
        place = self._place_of(question.id)
        if question.kind is not self.questions[place].kind:
            raise Invalid.field("/type", "type_stays", "A question keeps its type: delete it and write another.")
        self._require_section(question)
        if question != self.questions[place]:
            question = replace(question, revision=self.questions[place].revision + 1)
        self.questions = (*self.questions[:place], question, *self.questions[place + 1 :])
        self._changed(now)

    def remove_question(self, question_id: QuestionId, *, now: datetime) -> None:
        """Take a question out. Raises QuestionNotFound."""
        place = self._place_of(question_id)
        self.questions = self.questions[:place] + self.questions[place + 1 :]
        self._changed(now)

    def reorder(self, question_ids: Sequence[QuestionId], *, now: datetime) -> None:
        """Put the questions into that order. Raises Invalid unless each of them is there once."""
        by_id = {question.id: question for question in self.questions}
        if sorted(question_ids) != sorted(by_id):
            raise Invalid.field("/question_ids", "not_every_question", "Must have every question of the quiz once.")
        self.questions = tuple(by_id[question_id] for question_id in question_ids)
        self._changed(now)

    def translate(self, *, id: QuizId, language: str, now: datetime) -> "Quiz":
        """A twin for another language, as yet without questions. Raises Invalid when that is none, or its own."""
        if self.language is not None and spoken(self.language) == spoken(language):
            raise Invalid.field("/language", "same_language", "The quiz is in this language already.")
        twin = Quiz.write(
            id=id,
            learner_id=self.learner_id,
            course_id=self.course_id,
            title=f"{self.title[: LONGEST_TITLE - len(language) - 3]} ({language})",
            description=self.description,
            language=language,
            settings=self.settings,
            sections=self.sections,
            now=now,
        )
        twin.twin_of = self.id
        return twin

    def tell(
        self,
        *,
        heading: QuizHeading,
        told_heading: QuizHeading | None,
        sections: tuple[QuizSection, ...],
        questions: tuple[Question, ...],
        now: datetime,
    ) -> None:
        """Say more of what the original says. Raises Invalid."""
        self.title, self.description, self.told_heading = heading.title, heading.description, told_heading
        self.sections, self.questions = sections, questions
        self._changed(now)

    def publish(self, *, now: datetime) -> QuizVersion | None:
        """Let it be taken as it stands now; None when that is so already. Raises NotPublishable."""
        if self.status is QuizStatus.PUBLISHED and not self.has_changes:
            return None
        self._require_publishable()
        self.published_version += 1
        self.status = QuizStatus.PUBLISHED
        self.has_changes = False
        self.published_at = self.updated_at = now
        number = self.published_version
        self._record(QuizPublished(**self._named(now), number=number, questions=len(self.questions)))
        return QuizVersion(
            quiz_id=self.id,
            number=number,
            learner_id=self.learner_id,
            title=self.title,
            settings=self.settings,
            sections=self.sections,
            questions=self.questions,
            published_at=now,
        )

    def archive(self, *, now: datetime) -> None:
        """Let nobody start it any more. Archiving twice is once."""
        if self.status is not QuizStatus.ARCHIVED:
            self.status = QuizStatus.ARCHIVED
            self.updated_at = now
            self._record(QuizArchived(**self._named(now)))

    def regrade(self, *, now: datetime) -> None:
        """Have all submitted attempts graded by the latest version. Raises NotPublishable before there is one."""
        if self.published_version == 0:
            raise NotPublishable("Publish the mended questions first.")
        self._record(QuizRegradeRequested(**self._named(now), number=self.published_version))

    def delete(self, *, now: datetime) -> None:
        """Say that it goes."""
        self._record(QuizDeleted(**self._named(now)))

    @property
    def closing(self) -> Closing:
        """When it is over for everybody."""
        return Closing(is_archived=self.status is QuizStatus.ARCHIVED, closes_at=self.settings.closes_at)

    def _place_of(self, question_id: QuestionId) -> int:
        for place, question in enumerate(self.questions):
            if question.id == question_id:
                return place
        raise QuestionNotFound

    def _require_section(self, *questions: Question) -> None:
        known = {None, *(section.name for section in self.sections)}
        if any(question.section not in known for question in questions):
            raise Invalid.field("/section", "unknown_section", "The quiz has no section of that name.")

    def _changed(self, now: datetime) -> None:
        self._check()
        self.updated_at = now
        self.has_changes = True

    def _check(self) -> None:
        errors = [
            *heading_errors(self.title, self.description),
            None if self.language is None else language_error("/language", self.language),
            *section_errors(self.sections, (question.section for question in self.questions)),
        ]
        if len(self.questions) > MOST_QUESTIONS:
            message = f"A quiz has at most {MOST_QUESTIONS} questions."
            errors.append(FieldError(pointer="/questions", code="too_many", message=message))
        refuse(errors)

    def _require_publishable(self) -> None:
        if not self.questions:
            raise NotPublishable("A quiz without questions cannot be published.")
        for section in self.sections:
            pool = sum(question.section == section.name for question in self.questions)
            if section.draw is not None and section.draw > pool:
                raise NotPublishable(f"The section {section.name} has fewer questions than are to be drawn.")

    def _named(self, now: datetime) -> _Named:
        return _Named(occurred_at=now, quiz_id=self.id, learner_id=self.learner_id, course_id=self.course_id)
