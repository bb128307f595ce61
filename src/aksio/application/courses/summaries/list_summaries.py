"""List the summaries of a course."""

from dataclasses import dataclass

from aksio.application.courses.summaries.storage_ports import SummariesReader, SummaryFilter
from aksio.application.courses.summaries.views import SummaryLine
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListSummariesQuery:
    """Of which course, which, and which page of them."""

    course_id: CourseId
    learner_id: LearnerId
    chosen: SummaryFilter
    page: PageRequest


class ListSummaries:
    """Newest first, without their texts. Raises CourseNotFound."""

    def __init__(self, reader: SummariesReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListSummariesQuery) -> Page[SummaryLine]:
        return await self._reader.summaries(query.course_id, query.chosen, query.page, learner_id=query.learner_id)
