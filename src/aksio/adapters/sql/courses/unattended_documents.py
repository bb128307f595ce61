"""Documents that wait for us, found in SQL."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import courses, documents
from aksio.domain.courses.document_state import DocumentStatus
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId

_ARRIVING = (DocumentStatus.PENDING.value, DocumentStatus.UPLOADING.value)


class SqlUnattendedDocuments(SqlReader):
    """See the port."""

    async def processing(self, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """See the port."""
        return await self._owned(documents.c.status == DocumentStatus.PROCESSING.value, limit=limit)

    async def stuck_since(self, instant: datetime, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """See the port."""
        stuck = documents.c.status.in_(_ARRIVING) & (documents.c.updated_at < instant)
        return await self._owned(stuck, limit=limit)

    async def left_behind(self, course_id: CourseId, *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        """See the port."""
        gone = ~exists().where(courses.c.id == course_id)
        return await self._owned((documents.c.course_id == course_id) & gone, limit=limit)

    async def in_section(
        self, section_id: SectionId, *, course_id: CourseId, limit: int
    ) -> list[tuple[DocumentId, LearnerId]]:
        """See the port."""
        inside = (documents.c.course_id == course_id) & (documents.c.section_id == section_id)
        return await self._owned(inside, limit=limit)

    async def _owned(self, condition: ColumnElement[bool], *, limit: int) -> list[tuple[DocumentId, LearnerId]]:
        query = select(documents.c.id, documents.c.learner_id).where(condition, documents.c.deleted_at.is_(None))
        rows = await self._rows(query.order_by(documents.c.updated_at).limit(limit))
        return [(row["id"], row["learner_id"]) for row in rows]
