"""What there is to read in courses, straight from SQL."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import RowMapping, select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import course_outlines, courses, documents
from aksio.application.courses.outline_courses import OutlinedCourse, ReadableDocument
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId


class SqlOutlinedCourses(SqlReader):
    """See the port."""

    async def outlined(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> list[OutlinedCourse]:
        """See the port. Two statements, whatever the number of courses and documents."""
        outlined = courses.outerjoin(course_outlines, courses.c.id == course_outlines.c.course_id)
        mine = (courses.c.id.in_(sorted(course_ids)), courses.c.learner_id == learner_id)
        query = select(courses.c.id, courses.c.name, courses.c.exam_date, course_outlines.c.sections)
        found = await self._rows(query.select_from(outlined).where(*mine))
        of_course: dict[UUID, list[RowMapping]] = defaultdict(list)
        doc = documents.c
        theirs = (
            doc.course_id.in_([row["id"] for row in found]),
            doc.learner_id == learner_id,
            doc.deleted_at.is_(None),
            doc.status != DocumentStatus.FAILED.value,
        )
        columns = (doc.id, doc.name, doc.page_count, doc.course_id, doc.section_id)
        for row in await self._rows(select(*columns).where(*theirs).order_by(doc.created_at, doc.id)):
            of_course[row["course_id"]].append(row)
        return [_course(row, of_course[row["id"]]) for row in found]


def _course(row: RowMapping, rows: list[RowMapping]) -> OutlinedCourse:
    places = {section["id"]: place for place, section in enumerate(row["sections"] or [])}
    ordered = sorted(rows, key=lambda each: places.get(str(each["section_id"]), len(places)))
    return OutlinedCourse(
        id=CourseId(row["id"]),
        name=row["name"],
        exam_date=row["exam_date"],
        documents=tuple(_document(each) for each in ordered),
    )


def _document(row: RowMapping) -> ReadableDocument:
    return ReadableDocument(
        id=DocumentId(row["id"]),
        name=row["name"],
        page_count=row["page_count"],
        section_id=None if row["section_id"] is None else SectionId(row["section_id"]),
    )
