"""List the links that a summary is shared by."""

from dataclasses import dataclass

from aksio.application.courses.summaries.share_ports import SummarySharesReader, SummaryShareView
from aksio.application.courses.summaries.storage_ports import SummariesReader
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import CourseId, LearnerId, SummaryId


@dataclass(frozen=True, kw_only=True)
class ListSummarySharesQuery:
    """Of which summary, who asks, and which page."""

    summary_id: SummaryId
    course_id: CourseId
    owner_id: LearnerId
    page: PageRequest


class ListSummaryShares:
    """Newest first, without the tokens, which nobody knows any more. Raises SummaryNotFound."""

    def __init__(self, summaries: SummariesReader, shares: SummarySharesReader) -> None:
        self._summaries = summaries
        self._shares = shares

    async def __call__(self, query: ListSummarySharesQuery) -> Page[SummaryShareView]:
        await self._summaries.summary(query.summary_id, course_id=query.course_id, learner_id=query.owner_id)
        return await self._shares.shares(query.summary_id, query.page, owner_id=query.owner_id)
