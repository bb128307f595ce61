"""Goals ask when the exam is; courses know."""

from datetime import date

from aksio.application.courses.get_course import GetCourse, GetCourseQuery
from aksio.domain.shared.errors import Invalid, NotFound
from aksio.domain.shared.ids import CourseId, LearnerId


class CoursesExamDates:
    """See the port ExamDates."""

    def __init__(self, get_course: GetCourse) -> None:
        self._get_course = get_course

    async def of(self, course_id: CourseId, *, learner_id: LearnerId) -> date | None:
        """See the port."""
        try:
            found = await self._get_course(GetCourseQuery(course_id=course_id, learner_id=learner_id))
        except NotFound as error:
            raise Invalid.field("/course_id", "unknown_course", "There is no such course.") from error
        return found.exam_date
