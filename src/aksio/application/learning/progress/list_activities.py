"""List what a learner did."""

from dataclasses import dataclass

from aksio.application.learning.progress.ports import ProgressReader
from aksio.application.learning.progress.views import ActivityView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.learning.activity import ActivityKind
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListActivitiesQuery:
    """Whose, of which kind, and which page."""

    learner_id: LearnerId
    kind: ActivityKind | None
    page: PageRequest


class ListActivities:
    """Latest first."""

    def __init__(self, reader: ProgressReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListActivitiesQuery) -> Page[ActivityView]:
        return await self._reader.activities(query.learner_id, query.kind, query.page)
