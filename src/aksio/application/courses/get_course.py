"""Show one course."""

from dataclasses import dataclass

from aksio.application.courses.ports import CoursesReader
from aksio.application.courses.views import CourseView
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class GetCourseQuery:
    """Whose course, and which."""

    course_id: CourseId
    learner_id: LearnerId


class GetCourse:
    """Raises CourseNotFound."""

    def __init__(self, reader: CoursesReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetCourseQuery) -> CourseView:
        return await self._reader.course(query.course_id, learner_id=query.learner_id)
