"""List a learner's tags."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import TagsReader
from aksio.application.courses.material_views import TagView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListTagsQuery:
    """Whose, and which page."""

    learner_id: LearnerId
    page: PageRequest


class ListTags:
    """By name."""

    def __init__(self, reader: TagsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListTagsQuery) -> Page[TagView]:
        return await self._reader.tags(query.learner_id, query.page)
