"""What was reviewed, for those who follow a learner's progress."""

from dataclasses import dataclass
from datetime import date, datetime

from aksio.application.assessments.reader_ports import ReviewFact, ReviewFactsReader
from aksio.domain.shared.ids import FlashcardId, LearnerId, ReviewId


@dataclass(frozen=True, kw_only=True)
class ListReviewFactsQuery:
    """Of one card from an instant on; without a card: of the learner from a study day on, after a place."""

    learner_id: LearnerId
    flashcard_id: FlashcardId | None = None
    since: datetime | None = None
    since_day: date = date.min
    after: tuple[datetime, ReviewId] | None = None
    limit: int = 1_000


class ListReviewFacts:
    """In their order."""

    def __init__(self, reader: ReviewFactsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListReviewFactsQuery) -> list[ReviewFact]:
        if query.flashcard_id is not None and query.since is not None:
            return await self._reader.of_card(query.flashcard_id, learner_id=query.learner_id, since=query.since)
        return await self._reader.of_learner(
            query.learner_id, since=query.since_day, after=query.after, limit=query.limit
        )
