"""List a taker's attempts."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import AttemptSummary
from aksio.application.assessments.quizzes.quiz_reader_ports import AttemptFilter, AttemptsReader
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ListAttemptsQuery:
    """Which, and who asks."""

    taker_id: LearnerId
    chosen: AttemptFilter
    page: PageRequest


class ListAttempts:
    """Newest first."""

    def __init__(self, reader: AttemptsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListAttemptsQuery) -> Page[AttemptSummary]:
        return await self._reader.attempts(query.taker_id, query.chosen, query.page)
