"""List the sections of a course."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import OutlineReader
from aksio.application.courses.material_views import SectionView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListSectionsQuery:
    """Of which course, and which page."""

    course_id: CourseId
    learner_id: LearnerId
    page: PageRequest


class ListSections:
    """In their order. Raises CourseNotFound."""

    def __init__(self, reader: OutlineReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListSectionsQuery) -> Page[SectionView]:
        return await self._reader.sections(query.course_id, query.page, learner_id=query.learner_id)
