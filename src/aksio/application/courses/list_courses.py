"""List a learner's courses."""

from dataclasses import dataclass

from aksio.application.courses.ports import CourseFilter, CoursesReader
from aksio.application.courses.views import CourseView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListCoursesQuery:
    """Whose courses, which of them, and which page."""

    learner_id: LearnerId
    chosen: CourseFilter
    page: PageRequest


class ListCourses:
    """Newest first."""

    def __init__(self, reader: CoursesReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListCoursesQuery) -> Page[CourseView]:
        return await self._reader.courses(query.learner_id, query.chosen, query.page)
