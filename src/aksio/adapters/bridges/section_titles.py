"""Progress asks what sections are called; courses know."""

from collections.abc import Collection

from aksio.application.courses.title_sections import TitleSections, TitleSectionsQuery
from aksio.domain.shared.ids import LearnerId, SectionId


class CoursesSectionTitles:
    """See the port SectionTitles."""

    def __init__(self, title_sections: TitleSections) -> None:
        self._title_sections = title_sections

    async def of(self, section_ids: Collection[SectionId], *, learner_id: LearnerId) -> dict[SectionId, str]:
        """See the port."""
        return await self._title_sections(TitleSectionsQuery(section_ids=frozenset(section_ids), learner_id=learner_id))
