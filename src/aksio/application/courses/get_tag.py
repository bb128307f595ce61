"""Show a tag."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import TagsReader
from aksio.application.courses.material_views import TagView
from aksio.domain.shared.ids import LearnerId, TagId


@dataclass(frozen=True, kw_only=True)
class GetTagQuery:
    """Which tag, and whose."""

    tag_id: TagId
    learner_id: LearnerId


class GetTag:
    """Raises TagNotFound."""

    def __init__(self, reader: TagsReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetTagQuery) -> TagView:
        return await self._reader.tag(query.tag_id, learner_id=query.learner_id)
