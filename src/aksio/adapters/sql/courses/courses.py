"""Courses in SQL."""

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.courses import courses
from aksio.adapters.sql.writes import Delete, Insert, Row, Update
from aksio.domain.courses.course import Course, CourseNotFound
from aksio.domain.shared.ids import CourseId, LearnerId


class SqlCourses:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Course:
        """See the port."""
        query = select(courses).where(courses.c.id == course_id, courses.c.learner_id == learner_id)
        row = await self._session.row(query)
        if row is None:
            raise CourseNotFound
        return _from_row(row)

    def add(self, course: Course) -> None:
        """See the port."""
        self._session.write(Insert(courses, [_to_row(course)]))
        self._session.record(course)

    def save(self, course: Course) -> None:
        """See the port."""
        self._session.write(Update(courses, _to_row(course), where={"id": course.id, "version": course.version}))
        self._session.record(course)

    def remove(self, course: Course) -> None:
        """See the port."""
        self._session.write(Delete(courses, where={"id": course.id, "version": course.version}))
        self._session.record(course)


def _to_row(course: Course) -> Row:
    return {
        "id": course.id,
        "learner_id": course.learner_id,
        "version": course.version + 1,
        "name": course.name,
        "description": course.description,
        "language": course.language,
        "subject": course.subject,
        "university": course.university,
        "course_code": course.course_code,
        "semester": course.semester,
        "exam_date": course.exam_date,
        "start_date": course.start_date,
        "end_date": course.end_date,
        "color": course.color,
        "icon": course.icon,
        "is_favorite": course.is_favorite,
        "is_archived": course.is_archived,
        "created_at": course.created_at,
        "updated_at": course.updated_at,
    }


def _from_row(row: RowMapping) -> Course:
    return Course(**row)
