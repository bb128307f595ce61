"""A course: what a student follows, and what all their material, cards and plans belong to."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self, TypedDict, Unpack

from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import FieldError, NotFound, refuse
from aksio.domain.shared.ids import CourseId, LearnerId
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_LONGEST = {
    "name": 200,
    "description": 5_000,
    "subject": 200,
    "university": 200,
    "course_code": 50,
    "semester": 50,
    "icon": 50,
}


class CourseNotFound(NotFound):
    """No such course, or somebody else's."""

    code = "course_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such course.")


@dataclass(frozen=True, kw_only=True)
class CourseCreated(Event):
    """A learner has a new course."""

    course_id: CourseId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class CourseEdited(Event):
    """A course's particulars changed; plans care about the exam date."""

    course_id: CourseId
    learner_id: LearnerId
    exam_date: date | None


@dataclass(frozen=True, kw_only=True)
class CourseDeleted(Event):
    """A course is gone, and everything that belongs to it has to go too."""

    course_id: CourseId
    learner_id: LearnerId


class CourseChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    name: str
    description: str | None
    language: str | None
    subject: str | None
    university: str | None
    course_code: str | None
    semester: str | None
    exam_date: date | None
    start_date: date | None
    end_date: date | None
    color: str | None
    icon: str | None
    is_favorite: bool
    is_archived: bool


@dataclass(kw_only=True, eq=False)
class Course(Aggregate):
    """A course and its particulars. `language` is BCP 47, `color` is #rrggbb."""

    id: CourseId
    learner_id: LearnerId
    name: str
    description: str | None = None
    language: str | None = None
    subject: str | None = None
    university: str | None = None
    course_code: str | None = None
    semester: str | None = None
    exam_date: date | None = None
    start_date: date | None = None
    end_date: date | None = None
    color: str | None = None
    icon: str | None = None
    is_favorite: bool = False
    is_archived: bool = False
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        refuse([*self._text_errors(), self._language_error(), self._color_error(), self._dates_error()])

    @classmethod
    def create(
        cls, *, id: CourseId, learner_id: LearnerId, now: datetime, **particulars: Unpack[CourseChanges]
    ) -> Self:
        """A new course. Raises Invalid with every field that is wrong."""
        course = cls(id=id, learner_id=learner_id, created_at=now, updated_at=now, **particulars)
        course._record(CourseCreated(occurred_at=now, course_id=id, learner_id=learner_id))
        return course

    def edit(self, *, now: datetime, **changes: Unpack[CourseChanges]) -> None:
        """Change some particulars. Raises Invalid with every field that is wrong."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.__post_init__()
        self.updated_at = now
        self._record(
            CourseEdited(occurred_at=now, course_id=self.id, learner_id=self.learner_id, exam_date=self.exam_date)
        )

    def delete(self, *, now: datetime) -> None:
        """Say that it goes; storage removes it."""
        self._record(CourseDeleted(occurred_at=now, course_id=self.id, learner_id=self.learner_id))

    def _text_errors(self) -> list[FieldError | None]:
        texts = {name: getattr(self, name) for name in _LONGEST}
        return [
            text_error(f"/{name}", text, longest=_LONGEST[name]) for name, text in texts.items() if text is not None
        ]

    def _language_error(self) -> FieldError | None:
        return None if self.language is None else language_error("/language", self.language)

    def _color_error(self) -> FieldError | None:
        if self.color is None or _COLOR.fullmatch(self.color):
            return None
        return FieldError(pointer="/color", code="bad_color", message="Must be a colour such as #1e90ff.")

    def _dates_error(self) -> FieldError | None:
        if self.start_date is None or self.end_date is None or self.start_date <= self.end_date:
            return None
        return FieldError(pointer="/end_date", code="ends_before_start", message="Must not lie before start_date.")
