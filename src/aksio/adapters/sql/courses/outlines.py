"""Outlines in SQL: one row for all the sections of a course."""

from typing import Any

import msgspec
from sqlalchemy import RowMapping, Select, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.courses import course_outlines, courses
from aksio.adapters.sql.writes import Insert, Update
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.courses.outline import Outline
from aksio.domain.courses.section import Section
from aksio.domain.shared.ids import CourseId, LearnerId


class SqlOutlines:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, course_id: CourseId, *, learner_id: LearnerId) -> Outline:
        """See the port."""
        row = await self._session.row(outline_query(course_id, learner_id))
        return outline_from(row, course_id, learner_id)

    def save(self, outline: Outline) -> None:
        """See the port."""
        row = {
            "course_id": outline.course_id,
            "version": outline.version + 1,
            "sections": msgspec.to_builtins(outline.sections),
        }
        if outline.version == 0:
            self._session.write(Insert(course_outlines, [row]))
        else:
            seen = {"course_id": outline.course_id, "version": outline.version}
            self._session.write(Update(course_outlines, row, where=seen))
        self._session.record(outline)


def outline_query(course_id: CourseId, learner_id: LearnerId) -> Select[Any]:
    """One row where the learner has the course, whether or not it has sections."""
    return (
        select(course_outlines.c.version, course_outlines.c.sections)
        .select_from(courses.outerjoin(course_outlines, course_outlines.c.course_id == courses.c.id))
        .where(courses.c.id == course_id, courses.c.learner_id == learner_id)
    )


def outline_from(row: RowMapping | None, course_id: CourseId, learner_id: LearnerId) -> Outline:
    """What `outline_query` found. Raises CourseNotFound."""
    if row is None:
        raise CourseNotFound
    sections = msgspec.convert(row["sections"] or [], tuple[Section, ...])
    return Outline(course_id=course_id, learner_id=learner_id, version=row["version"] or 0, sections=sections)
