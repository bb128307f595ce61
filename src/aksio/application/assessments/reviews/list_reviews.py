"""List the reviews of a flashcard."""

from dataclasses import dataclass

from aksio.application.assessments.reader_ports import FlashcardsReader
from aksio.application.assessments.views import ReviewView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.shared.ids import FlashcardId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ListReviewsQuery:
    """Whose card, which, and which page."""

    flashcard_id: FlashcardId
    learner_id: LearnerId
    page: PageRequest


class ListReviews:
    """Latest first, undone ones too. Raises FlashcardNotFound."""

    def __init__(self, reader: FlashcardsReader) -> None:
        self._reader = reader

    async def __call__(self, query: ListReviewsQuery) -> Page[ReviewView]:
        return await self._reader.history(query.flashcard_id, query.page, learner_id=query.learner_id)
