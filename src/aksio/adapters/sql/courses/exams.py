"""Exams that are coming, straight from SQL."""

from datetime import date

from sqlalchemy import select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses
from aksio.application.courses.list_exams import CourseExam
from aksio.domain.shared.ids import CourseId, LearnerId


class SqlExams(SqlReader):
    """See the port ExamsReader."""

    async def exams(self, learner_id: LearnerId, *, since: date, limit: int) -> list[CourseExam]:
        """See the port."""
        course = courses.c
        query = (
            select(course.id, course.name, course.exam_date)
            .where(course.learner_id == learner_id, course.is_archived.is_(False), course.exam_date >= since)
            .order_by(course.exam_date, course.id)
            .limit(limit)
        )
        return [
            CourseExam(course_id=CourseId(row["id"]), name=row["name"], exam_date=row["exam_date"])
            for row in await self._rows(query)
        ]
