"""Show a section."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import OutlineReader
from aksio.application.courses.material_views import SectionView
from aksio.domain.shared.ids import CourseId, LearnerId, SectionId


@dataclass(frozen=True, kw_only=True)
class GetSectionQuery:
    """Which section, of which course."""

    section_id: SectionId
    course_id: CourseId
    learner_id: LearnerId


class GetSection:
    """Raises CourseNotFound and SectionNotFound."""

    def __init__(self, reader: OutlineReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetSectionQuery) -> SectionView:
        return await self._reader.section(query.section_id, course_id=query.course_id, learner_id=query.learner_id)
