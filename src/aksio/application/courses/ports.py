"""What the use cases about courses need: storage first, then the services that hold the material itself."""

from dataclasses import dataclass
from typing import Protocol

from aksio.application.courses.views import CourseView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.courses.course import Course
from aksio.domain.shared.ids import CourseId, LearnerId


class Courses(Protocol):
    """Courses in storage. What belongs to another learner is CourseNotFound."""

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Course:
        """Raises CourseNotFound."""

    def add(self, course: Course) -> None:
        """Keep a new course."""

    def save(self, course: Course) -> None:
        """Keep a changed course."""

    def remove(self, course: Course) -> None:
        """Forget a course."""


class CoursesUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as this context sees it."""

    @property
    def courses(self) -> Courses:
        """Courses in this transaction."""


@dataclass(frozen=True, kw_only=True)
class CourseFilter:
    """Which courses to list; None leaves a field out of the question. `text` is looked for in name and code."""

    text: str | None = None
    is_favorite: bool | None = None
    is_archived: bool | None = None


class CoursesReader(Protocol):
    """Views straight from storage."""

    async def course(self, course_id: CourseId, *, learner_id: LearnerId) -> CourseView:
        """Raises CourseNotFound."""

    async def courses(self, learner_id: LearnerId, chosen: CourseFilter, page: PageRequest) -> Page[CourseView]:
        """The learner's courses, newest first."""
