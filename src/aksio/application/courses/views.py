"""What the use cases about courses answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from aksio.domain.courses.course import Course
from aksio.domain.shared.ids import CourseId


@dataclass(frozen=True, kw_only=True)
class CourseView:
    """A course as its owner sees it."""

    id: CourseId
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
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, course: Course) -> Self:
        """The view of a course that was just changed."""
        return cls(**{name: getattr(course, name) for name in cls.__dataclass_fields__})
