"""Show one summary."""

from dataclasses import dataclass

from aksio.application.courses.summaries.storage_ports import SummariesReader
from aksio.application.courses.summaries.views import SummaryView
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId


@dataclass(frozen=True, kw_only=True)
class GetSummaryQuery:
    """Which one, and who asks."""

    summary_id: SummaryId
    course_id: CourseId
    learner_id: LearnerId


class GetSummary:
    """Raises SummaryNotFound."""

    def __init__(self, reader: SummariesReader) -> None:
        self._reader = reader

    async def __call__(self, query: GetSummaryQuery) -> SummaryView:
        return await self._reader.summary(query.summary_id, course_id=query.course_id, learner_id=query.learner_id)
