"""Assessments ask which courses are the learner's; courses know."""

from aksio.application.courses.find_own_courses import FindOwnCourses, FindOwnCoursesQuery
from aksio.domain.shared.ids import CourseId, LearnerId


class CoursesOfLearners:
    """See the port OwnCourses."""

    def __init__(self, find_own_courses: FindOwnCourses) -> None:
        self._find_own_courses = find_own_courses

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """See the port."""
        return await self._find_own_courses(FindOwnCoursesQuery(course_ids=course_ids, learner_id=learner_id))
