"""Whose courses are whose, straight from SQL."""

from sqlalchemy import select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses
from aksio.domain.shared.ids import CourseId, LearnerId


class SqlCourseOwners(SqlReader):
    """See the port."""

    async def owned(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """See the port."""
        theirs = courses.c.id.in_(sorted(course_ids)) & (courses.c.learner_id == learner_id)
        return frozenset(CourseId(row["id"]) for row in await self._rows(select(courses.c.id).where(theirs)))
