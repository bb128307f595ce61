"""Courses in memory."""

from aksio.adapters.memory.store import MemorySession, MemoryTable
from aksio.domain.courses.course import Course, CourseNotFound
from aksio.domain.shared.ids import CourseId, LearnerId


class MemoryCourses(MemoryTable[Course]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "courses")

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Course:
        """See the port."""
        return self._find(course_id, missing=CourseNotFound, learner_id=learner_id)

    def add(self, course: Course) -> None:
        """See the port."""
        self._put(course.id, course, new=True)

    def save(self, course: Course) -> None:
        """See the port."""
        self._put(course.id, course, new=False)

    def remove(self, course: Course) -> None:
        """See the port."""
        self._drop(course.id, course)
