"""What sections are called, straight from SQL."""

from sqlalchemy import select

from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.courses import course_outlines, courses
from aksio.domain.shared.ids import LearnerId, SectionId


class SqlSectionTitles(SqlReader):
    """See the port TitledSections."""

    async def titles(self, section_ids: frozenset[SectionId], *, learner_id: LearnerId) -> dict[SectionId, str]:
        """See the port. Sections stand in their course's outline; all outlines of a learner are one question."""
        outlines = course_outlines.join(courses, courses.c.id == course_outlines.c.course_id)
        query = select(course_outlines.c.sections).select_from(outlines).where(courses.c.learner_id == learner_id)
        wanted = {str(one): one for one in section_ids}
        sections = (section for row in await self._rows(query) for section in row["sections"])
        return {wanted[one["id"]]: one["title"] for one in sections if one["id"] in wanted}
