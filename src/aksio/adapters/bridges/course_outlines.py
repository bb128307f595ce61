"""Plans ask what there is to read; courses know."""

from collections.abc import Collection

from aksio.application.courses.outline_courses import OutlineCourses, OutlineCoursesQuery
from aksio.application.learning.planning.ports import CourseDocument, CourseOutline
from aksio.domain.shared.ids import CourseId, LearnerId


class CoursesOutlines:
    """See the port CourseOutlines."""

    def __init__(self, outline_courses: OutlineCourses) -> None:
        self._outline_courses = outline_courses

    async def of(self, course_ids: Collection[CourseId], *, learner_id: LearnerId) -> list[CourseOutline]:
        """See the port."""
        query = OutlineCoursesQuery(course_ids=frozenset(course_ids), learner_id=learner_id)
        return [
            CourseOutline(
                id=course.id,
                name=course.name,
                exam_date=course.exam_date,
                section_ids=course.section_ids,
                documents=tuple(
                    CourseDocument(id=each.id, name=each.name, pages=each.page_count) for each in course.documents
                ),
            )
            for course in await self._outline_courses(query)
        ]
